using System.Buffers;
using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Counts who goes how far through steps: any first step may start, a customer's level is the farthest over all starts.</summary>
public static class Funnel
{
    private const double Median = 0.5;
    private const double Late = 0.9;

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
            Workers.Run(cuts, (part, from, to) =>
            {
                parts[part] = new FunnelWalk<TStep, TTime>(log, codes, within);
                parts[part].Walk(from, to);
            }, cancellationToken);
            var levels = new FunnelStep[codes.Length];
            Workers.Run([.. Enumerable.Range(0, codes.Length + 1)], (level, _, _) => levels[level] = Level(log.View.Columns.Scale, level, parts), cancellationToken);
            foreach (var part in parts)
                part.Dispose();
            return new FunnelAnswer(levels, log.View.CountCustomers());
        }

        private FunnelStep Level<TStep, TTime>(InstantScale scale, int level, FunnelWalk<TStep, TTime>[] parts)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var reached = parts.Sum(p => p.Reached[level]);
            var before = level == 0 ? reached : parts.Sum(p => p.Reached[level - 1]);
            var sincePrevious = All(parts, p => p.SincePrevious[level], out var previous);
            var sinceStart = All(parts, p => p.SinceStart[level], out var start);
            var answer = new FunnelStep(
                question.Steps[level],
                reached,
                Share(reached, parts.Sum(p => p.Reached[0])),
                scale.SecondsOf(Quantiles.Of(sincePrevious, Median)),
                scale.SecondsOf(Quantiles.Of(sincePrevious, Late)),
                Share(reached, before),
                scale.SecondsOf(Quantiles.Of(sinceStart, Median)));
            ArrayPool<long>.Shared.Return(previous);
            ArrayPool<long>.Shared.Return(start);
            return answer;
        }

        private static Span<long> All<TStep, TTime>(FunnelWalk<TStep, TTime>[] parts, Func<FunnelWalk<TStep, TTime>, TimeList> of, out long[] rented)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var count = parts.Sum(p => of(p).Count);
            rented = ArrayPool<long>.Shared.Rent(count);
            var at = 0;
            foreach (var part in parts)
            {
                of(part).Times.CopyTo(rented.AsSpan(at));
                at += of(part).Count;
            }

            return rented.AsSpan(0, count);
        }

        private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
    }
}
