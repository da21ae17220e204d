using System.Globalization;
using System.Numerics;
using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>Who is behind a listed journey, page by page.</summary>
/// <param name="Journeys">The question that listed it.</param>
/// <param name="Steps">The journey.</param>
public sealed record DetailsQuestion(FrequencyQuestion Journeys, IReadOnlyList<string> Steps)
{
    /// <summary>Journeys a page.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended; null for the first.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of details.</summary>
/// <param name="Steps">The journey.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Journeys">This page, by customer and instant.</param>
/// <param name="Cursor">For the next page; null at the end. It names the last one shown, so it stays right when the index is extended.</param>
public sealed record DetailsAnswer(IReadOnlyList<string> Steps, long Count, IReadOnlyList<JourneyDetail> Journeys, string? Cursor);

/// <summary>One customer's journey.</summary>
/// <param name="Customer">The id.</param>
/// <param name="At">Instants of its steps, UTC.</param>
public sealed record JourneyDetail(string Customer, IReadOnlyList<DateTimeOffset> At);

/// <summary>Lists the journeys behind a count.</summary>
public static class JourneyDetails
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown, or the cursor is none.</exception>
    public static DetailsAnswer Ask(JourneyIndex index, DetailsQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Limit, 1);
        return JourneyView.Of(index, question.Journeys.Selection, cancellationToken).Ask(new Asked(question, cancellationToken));
    }

    private static string Write(string customer, long at, int times) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at} {times} {customer}"))).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static (byte[] Customer, long At, int Times) Read(string cursor)
    {
        try
        {
            var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(padded)).Split(' ', 3);
            return (Encoding.UTF8.GetBytes(parts[2]), long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new JourneyQuestionException("The cursor is none that was given out; begin again without it.");
        }
    }

    private sealed class Asked(DetailsQuestion question, CancellationToken cancellationToken) : ILogQuestion<DetailsAnswer>
    {
        public DetailsAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var wanted = question.Steps.Select(s => TStep.CreateTruncating(log.View.CodeOf(s))).ToArray();
            using var found = FoundSlices.Find(log, question.Journeys, cancellationToken);
            var matches = found.Parts.SelectMany(p => Matching(log, p, wanted)).ToList();
            var first = question.Cursor is { } cursor ? After(log, matches, Read(cursor)) : 0;
            var page = matches.Skip(first).Take(question.Limit).ToList();
            var scale = log.View.Columns.Scale;
            var details = page.Select(start => new JourneyDetail(CustomerOf(log.View, start), [.. Enumerable.Range(start, wanted.Length).Select(i => scale.InstantOf(log.Times.At(i)))])).ToList();
            return new DetailsAnswer(question.Steps, matches.Count, details, first + page.Count < matches.Count ? Next(log, matches, first + page.Count - 1) : null);
        }

        private static string CustomerOf(JourneyView view, int touchpoint) => view.Index.CustomerAt(view.CustomerOf(touchpoint));

        private static List<int> Matching<TStep, TTime>(Log<TStep, TTime> log, SliceList part, TStep[] wanted)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            List<int> matches = [];
            foreach (ref readonly var slice in part.Slices)
            {
                if (slice.Length == wanted.Length && log.StepsOf(slice.Start, slice.Length).SequenceEqual(wanted))
                    matches.Add(slice.Start);
            }

            return matches;
        }

        /// <summary>The cursor names the customer, the instant, and how many of both were shown (anchors may share an instant).</summary>
        private static string Next<TStep, TTime>(Log<TStep, TTime> log, List<int> matches, int last)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var (customer, at, times) = (log.View.CustomerOf(matches[last]), log.Times.At(matches[last]), 1);
            while (last >= times && log.View.CustomerOf(matches[last - times]) == customer && log.Times.At(matches[last - times]) == at)
                times++;
            return Write(log.View.Index.CustomerAt(customer), log.View.Columns.Scale.InstantOf(at).UtcTicks, times);
        }

        private static int After<TStep, TTime>(Log<TStep, TTime> log, List<int> matches, (byte[] Customer, long At, int Times) shown)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var passed = 0;
            var equal = 0;
            foreach (var match in matches)
            {
                var order = log.View.Index.CustomerBytes(log.View.CustomerOf(match)).SequenceCompareTo(shown.Customer);
                var byTime = order != 0 ? order : log.View.Columns.Scale.InstantOf(log.Times.At(match)).UtcTicks.CompareTo(shown.At);
                if (byTime > 0 || (byTime == 0 && ++equal > shown.Times))
                    return passed;
                passed++;
            }

            return passed;
        }
    }
}
