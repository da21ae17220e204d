using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>A calendar period, UTC; weeks begin on Monday.</summary>
public enum CalendarPeriod
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>Who comes back, by the period they began in.</summary>
public sealed record RetentionQuestion
{
    /// <summary>The step that begins; null is a customer's first touchpoint.</summary>
    public string? Start { get; init; }

    /// <summary>The step that counts as coming back; null is any.</summary>
    public string? Return { get; init; }

    /// <summary>Length of cohorts and columns.</summary>
    public CalendarPeriod Period { get; init; } = CalendarPeriod.Month;

    /// <summary>How many periods after the first are looked at.</summary>
    public int Periods { get; init; } = 12;

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}

/// <summary>Cohorts, the earliest first.</summary>
/// <param name="Cohorts">Those that are not empty.</param>
public sealed record RetentionAnswer(IReadOnlyList<Cohort> Cohorts);

/// <summary>Customers who began in one period.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Customers">How many began in it.</param>
/// <param name="Returned">For the period itself, the next and so on: how many had the returning step (after their start); as far as the log goes.</param>
public sealed record Cohort(DateOnly Start, long Customers, IReadOnlyList<long> Returned);

/// <summary>Counts cohorts by calendar period.</summary>
public static class Retention
{
    private const int MondayOffset = 3; // 1970-01-01 was a Thursday

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    public static RetentionAnswer Ask(JourneyIndex index, RetentionQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(question.Periods);
        return JourneyView.Of(index, question.Selection, cancellationToken).Ask(new Asked(index, question, cancellationToken));
    }

    private static int PeriodOf(DateTimeOffset at, CalendarPeriod period)
    {
        var days = (int)Math.Floor((at.UtcDateTime - DateTime.UnixEpoch).TotalDays);
        return period switch
        {
            CalendarPeriod.Day => days,
            CalendarPeriod.Week => (int)Math.Floor((days + MondayOffset) / 7.0),
            _ => at.UtcDateTime.Year * 12 + at.UtcDateTime.Month - 1,
        };
    }

    private static DateOnly StartOf(int number, CalendarPeriod period) => period switch
    {
        CalendarPeriod.Day => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(number)),
        CalendarPeriod.Week => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(number * 7 - MondayOffset)),
        _ => new DateOnly(number / 12, number % 12 + 1, 1),
    };

    private sealed class Asked(JourneyIndex index, RetentionQuestion question, CancellationToken cancellationToken) : ILogQuestion<RetentionAnswer>
    {
        public unsafe RetentionAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            if (index.EventCount == 0)
                return new RetentionAnswer([]);
            var scale = log.View.Columns.Scale;
            var start = question.Start is { } s ? log.View.CodeOf(s) : -1;
            var back = question.Return is { } r ? log.View.CodeOf(r) : -1;
            var end = PeriodOf(scale.InstantOf(index.Columns.LastValue()), question.Period);
            var cohorts = new SortedDictionary<int, (long Customers, long[] Returned)>();
            for (var customer = 0; customer < log.View.Columns.Customers; customer++)
            {
                var (i, stop) = (log.Offsets[customer], log.Offsets[customer + 1]);
                if (!log.View.Includes(customer))
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                while (i < stop && start >= 0 && int.CreateTruncating(log.Steps[i]) != start)
                    i++;
                if (i == stop)
                    continue;
                var period = PeriodOf(scale.InstantOf(log.Times.At(i)), question.Period);
                var cohort = cohorts.GetValueOrDefault(period);
                cohort.Returned ??= new long[Math.Min(question.Periods, end - period) + 1];
                cohorts[period] = cohort with { Customers = cohort.Customers + 1 };
                var last = -1;
                for (i++; i < stop; i++)
                {
                    if (back >= 0 && int.CreateTruncating(log.Steps[i]) != back)
                        continue;
                    var after = PeriodOf(scale.InstantOf(log.Times.At(i)), question.Period) - period;
                    if (after != last && after < cohort.Returned.Length)
                        cohort.Returned[after]++;
                    last = after;
                }
            }

            return new RetentionAnswer([.. cohorts.Select(c => new Cohort(StartOf(c.Key, question.Period), c.Value.Customers, c.Value.Returned))]);
        }
    }
}
