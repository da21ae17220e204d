using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Counts journeys by what follows their end within a horizon; each step once a journey.</summary>
internal sealed unsafe class NextCounter<TStep, TTime>(Log<TStep, TTime> log, TimeSpan horizon, InstantScale scale)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    /// <summary>How many journeys there are, and after how many each step follows.</summary>
    public (long Journeys, long[] After) Count(IEnumerable<JourneySlice> slices)
    {
        var after = new long[log.View.Steps.Count];
        var seen = new int[after.Length];
        var journeys = 0;
        var within = scale.Within(horizon);
        foreach (var slice in slices)
        {
            journeys++;
            var last = slice.Start + slice.Length - 1;
            var end = log.Offsets[log.View.CustomerOf(slice.Start) + 1];
            for (var i = last + 1; i < end && log.Times.At(i) - log.Times.At(last) <= within; i++)
            {
                var step = int.CreateTruncating(log.Steps[i]);
                after[step] += seen[step] == journeys ? 0 : 1;
                seen[step] = journeys;
            }
        }

        return (journeys, after);
    }

    /// <summary>What follows the similar ones, against the rates of all.</summary>
    public IReadOnlyList<SimilarNext> Compare(IEnumerable<JourneySlice> similar, (long Journeys, long[] After) all)
    {
        var (journeys, after) = Count(similar);
        return [.. Enumerable.Range(0, after.Length).Where(s => after[s] > 0).OrderByDescending(s => after[s]).ThenBy(s => s).Select(s =>
        {
            var (share, baseShare) = ((double)after[s] / journeys, (double)all.After[s] / all.Journeys);
            return new SimilarNext(log.View.Steps[s], after[s], share, baseShare, baseShare > 0 ? share / baseShare : 0);
        })];
    }
}
