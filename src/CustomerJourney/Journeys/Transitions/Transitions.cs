using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Counts and times what directly follows what. Quantiles are exact.</summary>
public static class Transitions
{
    private const int MostDensePairs = 16_384;
    private const double Median = 0.5;
    private const double Late = 0.9;

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">An attribute is unknown.</exception>
    public static TransitionsAnswer Ask(JourneyIndex index, TransitionsQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return JourneyView.Of(index, question.Selection, cancellationToken).Ask(new Asked(cancellationToken));
    }

    private sealed class Asked(CancellationToken cancellationToken) : ILogQuestion<TransitionsAnswer>
    {
        public TransitionsAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var steps = log.View.Steps.Count;
            var (groups, ends) = (long)steps * steps > MostDensePairs ? Sparse(log, steps)
                : log.View.Columns.Scale.Storage == InstantStorage.Seconds ? new DenseGaps<TStep, TTime, uint>(log, steps, Median, Late).Result(cancellationToken)
                : new DenseGaps<TStep, TTime, long>(log, steps, Median, Late).Result(cancellationToken);
            var (following, starts) = (new long[steps], ends.AsSpan().ToArray());
            foreach (var group in groups)
            {
                following[group.Key / steps] += group.Count;
                starts[group.Key / steps] += group.Count; // whatever is not followed is an end, and what follows nothing a start
                starts[group.Key % steps] -= group.Count;
            }

            var names = log.View.Steps;
            var scale = log.View.Columns.Scale;
            return new TransitionsAnswer(
                ends.Sum(),
                [.. groups.OrderByDescending(g => g.Count).ThenBy(g => g.Key).Select(g => new Transition(
                    names[(int)(g.Key / steps)], names[(int)(g.Key % steps)], g.Count, (double)g.Count / following[g.Key / steps], scale.SecondsOf(g.Low), scale.SecondsOf(g.High)))],
                Counts(starts, names),
                Counts(ends, names));
        }

        private unsafe (List<GapGroup> Groups, long[] Ends) Sparse<TStep, TTime>(Log<TStep, TTime> log, int steps)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var (gaps, ends) = (new GapGroups(), new long[steps]);
            for (var customer = 0; customer < log.View.Columns.Customers; customer++)
            {
                var (from, to) = (log.Offsets[customer], log.Offsets[customer + 1]);
                if (from == to || !log.View.Includes(customer))
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = from + 1; i < to; i++)
                    gaps.Add(long.CreateTruncating(log.Steps[i - 1]) * steps + long.CreateTruncating(log.Steps[i]), log.Times.At(i) - log.Times.At(i - 1));
                ends[int.CreateTruncating(log.Steps[to - 1])]++;
            }

            return ([.. gaps.Result(Median, Late, cancellationToken)], ends);
        }

        private static IReadOnlyList<StepCount> Counts(long[] counts, IReadOnlyList<string> names) =>
            [.. counts.Select((count, step) => (count, step)).Where(c => c.count > 0).OrderByDescending(c => c.count).ThenBy(c => c.step).Select(c => new StepCount(names[c.step], c.count))];
    }
}
