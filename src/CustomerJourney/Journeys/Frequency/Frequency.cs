using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Counts journeys: from a step, to a step, between two, or whole. Exact; nothing is sampled or cut silently.</summary>
public static class Frequency
{
    private const double Median = 0.5;
    private const double Late = 0.9;

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    /// <exception cref="ArgumentException">A limit is negative or there are less than one step.</exception>
    public static FrequencyAnswer Ask(JourneyIndex index, FrequencyQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(question.Limit);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.StepsOrUsual, 1);
        if (question.WithinOrUsual < TimeSpan.Zero)
            throw new ArgumentException("The window cannot be negative.", nameof(question));
        return JourneyView.Of(index, question.Selection, cancellationToken).Ask(new Asked(question, cancellationToken));
    }

    private sealed class Asked(FrequencyQuestion question, CancellationToken cancellationToken) : ILogQuestion<FrequencyAnswer>
    {
        public FrequencyAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            using var found = FoundSlices.Find(log, question, cancellationToken);
            var anchors = found.Count + found.NotArrived;
            var (listed, distinct) = Count(log, found);
            var isTo = question.From is null && question.To is not null;
            var names = log.View.Steps;
            return new FrequencyAnswer(
                anchors,
                found.NotArrived,
                [.. listed.Select(s => new JourneyCount(log.View.NamesOf(s.Start, s.Length), s.Count, (double)s.Count / anchors))],
                new OtherJourneys(distinct - listed.Count, found.Count - listed.Sum(s => (long)s.Count)),
                question.Positions ? Positions(log, found, fromEnd: false).Result(names) : [],
                question.Links ? Links(log, found, fromEnd: false) : [])
            {
                PositionsFromEnd = isTo && question.Positions ? Positions(log, found, fromEnd: true).Result(names) : null,
                LinksFromEnd = isTo && question.Links ? Links(log, found, fromEnd: true) : null,
            };
        }

        /// <summary>Each worker counts the journeys of its share of hashes, so that no two need merging.</summary>
        private unsafe (List<CountedSlice> Listed, long Distinct) Count<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var shares = found.Count < 4096 ? 1u : (uint)Workers.Count;
            var counters = new SliceCounter<TStep>[shares];
            var tops = new TopSlices<TStep>[shares];
            Workers.Run(Enumerable.Range(0, (int)shares + 1).ToArray(), (share, _, _) =>
            {
                var counter = counters[share] = new SliceCounter<TStep>(log.Steps, found.Count / (int)shares * 2);
                foreach (var part in found.Parts)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    counter.Add(part.Slices, (uint)share, shares);
                }

                tops[share] = new TopSlices<TStep>(log.Steps, question.Limit);
                tops[share].Add(counter.Table);
            }, cancellationToken);
            var top = new TopSlices<TStep>(log.Steps, question.Limit);
            foreach (var share in tops)
                top.Add([.. share.Sorted()]);
            var distinct = 0L;
            foreach (var counter in counters)
            {
                distinct += counter.Distinct;
                counter.Dispose();
            }

            return (top.Sorted(), distinct);
        }

        private unsafe PositionCounter Positions<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, bool fromEnd)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants =>
            found.Gather(() => new PositionCounter(log.View.Steps.Count), (counter, slices) =>
            {
                foreach (ref readonly var slice in slices)
                    counter.Add(log.StepsOf(slice.Start, slice.Length), fromEnd);
            }, (all, one) => all.Merge(one), cancellationToken);

        private IReadOnlyList<JourneyLink> Links<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, bool fromEnd)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var (names, scale) = (log.View.Steps, log.View.Columns.Scale);
            return LinkGaps<TStep, TTime>.Serves(log, scale.Within(question.WithinOrUsual), out var gapBits)
                ? LinkGaps<TStep, TTime>.Result(log, found, fromEnd, gapBits, (Median, Late), cancellationToken)
                : new LinkNames(names, scale).Of([.. SparseLinks(log, found, fromEnd).OrderBy(g => g.Key)]);
        }

        private unsafe IEnumerable<GapGroup> SparseLinks<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, bool fromEnd)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            long steps = log.View.Steps.Count;
            return found.Gather(() => new GapGroups(), (gaps, slices) =>
            {
                foreach (ref readonly var slice in slices)
                {
                    for (var i = 0; i + 1 < slice.Length; i++)
                    {
                        var at = slice.Start + i;
                        var key = ((fromEnd ? slice.Length - 2 - i : i) * steps + long.CreateTruncating(log.Steps[at])) * steps + long.CreateTruncating(log.Steps[at + 1]);
                        gaps.Add(key, log.Times.At(at + 1) - log.Times.At(at));
                    }
                }
            }, (all, one) => all.Merge(one), cancellationToken).Result(Median, Late, cancellationToken);
        }
    }
}
