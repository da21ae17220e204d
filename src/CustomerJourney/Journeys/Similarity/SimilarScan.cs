using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Finds the journeys at or above a similarity to one or a few by comparing with each that is not too short or too long: what pays while there is nothing to share between questions.</summary>
internal sealed class SimilarScan<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, Func<JourneySlice, JourneySlice> cut, double threshold)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    /// <summary>Similar journeys, in the order of customers.</summary>
    public List<(JourneySlice Slice, double Similarity)> Find(TStep[] journey, CancellationToken cancellationToken)
    {
        var similar = new List<(JourneySlice, double)>[found.Parts.Length];
        Workers.Run([.. Enumerable.Range(0, similar.Length + 1)], (part, _, _) => similar[part] = Find(journey, found.Parts[part].Slices), cancellationToken);
        return [.. similar.SelectMany(s => s)];
    }

    private List<(JourneySlice, double)> Find(TStep[] journey, ReadOnlySpan<JourneySlice> slices)
    {
        var similar = new List<(JourneySlice, double)>();
        var distance = new StepDistance<TStep>(journey, log.View.Steps.Count);
        foreach (ref readonly var whole in slices)
        {
            var other = cut(whole);
            var longer = Math.Max(journey.Length, other.Length);
            var allowed = SimilarSearch.Allowed(longer, threshold);
            if (Math.Abs(journey.Length - other.Length) > allowed)
                continue;
            var apart = distance.To(log.StepsOf(other.Start, other.Length));
            if (apart <= allowed)
                similar.Add((other, SimilarSearch.Similarity(apart, longer)));
        }

        return similar;
    }
}
