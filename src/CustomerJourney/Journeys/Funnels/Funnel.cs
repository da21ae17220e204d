using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Counts who goes how far through steps: any first step may start, a customer's level is the farthest over all starts.</summary>
public static class Funnel
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    /// <exception cref="ArgumentException">There is no step, or the window is negative.</exception>
    public static FunnelAnswer Ask(JourneyIndex index, FunnelQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Steps.Count == 0 || question.Within < TimeSpan.Zero)
            throw new ArgumentException("A funnel needs at least one step and a window that is not negative.", nameof(question));
        return JourneyView.Of(index, question.Selection, cancellationToken).Ask(new Asked(question, cancellationToken));
    }

    private sealed class Asked(FunnelQuestion question, CancellationToken cancellationToken) : ILogQuestion<FunnelAnswer>
    {
        public FunnelAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var codes = question.Steps.Select(log.View.CodeOf).ToArray();
            var within = log.View.Columns.Scale.Within(question.Within == FrequencyQuestion.AnyTime ? null : question.Within);
            var cuts = Workers.CutCustomers(log.View.Columns.Offsets, Workers.Count * 4);
            var parts = new FunnelWalk<TStep, TTime>[cuts.Length - 1];
            Workers.Run(cuts, (part, from, to) => (parts[part] = new FunnelWalk<TStep, TTime>(log, codes, within)).Walk(from, to), cancellationToken);
            return Answer(log.View, parts.Select(p => p.Reached).ToArray());
        }

        private FunnelAnswer Answer(JourneyView view, List<long[]>[] reached)
        {
            var levels = new FunnelStep[question.Steps.Count];
            var all = reached.SelectMany(r => r).ToArray();
            for (var level = 0; level < levels.Length; level++)
            {
                var there = all.Where(times => times.Length > level).ToArray();
                var sincePrevious = there.Select(t => level == 0 ? 0 : t[level] - t[level - 1]).ToArray();
                var sinceStart = there.Select(t => t[level] - t[0]).ToArray();
                var scale = view.Columns.Scale;
                levels[level] = new FunnelStep(
                    question.Steps[level],
                    there.Length,
                    Share(there.Length, all.Length),
                    scale.SecondsOf(Quantiles.Of(sincePrevious, 0.5)),
                    scale.SecondsOf(Quantiles.Of(sincePrevious, 0.9)),
                    level == 0 ? Share(there.Length, all.Length) : Share(there.Length, (int)levels[level - 1].Customers),
                    scale.SecondsOf(Quantiles.Of(sinceStart, 0.5)));
            }

            return new FunnelAnswer(levels, view.CountCustomers());
        }

        private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
    }
}
