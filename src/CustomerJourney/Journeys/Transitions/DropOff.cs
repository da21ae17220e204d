using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Where customers stop.</summary>
public sealed record DropOffQuestion
{
    /// <summary>Without a touchpoint for so long a customer has stopped.</summary>
    public TimeSpan Silence { get; init; } = FrequencyQuestion.UsualWithin;

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}

/// <summary>Where customers stop, step by step.</summary>
/// <param name="LogEnd">The last instant of the log, UTC; null when the log is empty. Silence that would end later is not known yet.</param>
/// <param name="Steps">The most stops first.</param>
public sealed record DropOffAnswer(DateTimeOffset? LogEnd, IReadOnlyList<DropOffStep> Steps);

/// <summary>How often customers stop at a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Stops">How often nothing follows it for as long as the silence.</param>
/// <param name="Unknown">How often nothing follows it, but the log ends before the silence does.</param>
/// <param name="Share">Stops of those known, 0 to 1.</param>
public sealed record DropOffStep(string Step, long Count, long Stops, long Unknown, double Share);

/// <summary>Counts where customers stop: a touchpoint that no other of the customer follows within the silence.</summary>
public static class DropOff
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">An attribute is unknown.</exception>
    public static DropOffAnswer Ask(JourneyIndex index, DropOffQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return JourneyView.Of(index, question.Selection, cancellationToken).Ask(new Asked(index, question, cancellationToken));
    }

    private sealed class Asked(JourneyIndex index, DropOffQuestion question, CancellationToken cancellationToken) : ILogQuestion<DropOffAnswer>
    {
        public unsafe DropOffAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            if (index.EventCount == 0)
                return new DropOffAnswer(null, []);
            var (counts, stops, unknown) = (new long[log.View.Steps.Count], new long[log.View.Steps.Count], new long[log.View.Steps.Count]);
            var silence = log.View.Columns.Scale.Within(question.Silence);
            var end = index.Columns.LastValue();
            for (var customer = 0; customer < log.View.Columns.Customers; customer++)
            {
                if (!log.View.Includes(customer))
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                var last = log.Offsets[customer + 1] - 1;
                for (var i = log.Offsets[customer]; i <= last; i++)
                {
                    var step = int.CreateTruncating(log.Steps[i]);
                    counts[step]++;
                    if (i < last ? log.Times.At(i + 1) - log.Times.At(i) > silence : end - log.Times.At(i) > silence)
                        stops[step]++;
                    else if (i == last)
                        unknown[step]++;
                }
            }

            return new DropOffAnswer(log.View.Columns.Scale.InstantOf(end), [.. Enumerable.Range(0, counts.Length).Where(s => counts[s] > 0)
                .OrderByDescending(s => stops[s]).ThenBy(s => s)
                .Select(s => new DropOffStep(log.View.Steps[s], counts[s], stops[s], unknown[s], counts[s] == unknown[s] ? 0 : (double)stops[s] / (counts[s] - unknown[s])))]);
        }
    }
}
