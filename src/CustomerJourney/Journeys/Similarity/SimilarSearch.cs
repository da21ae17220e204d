using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Journeys;

/// <summary>Finds all journeys at or above a similarity: lengths and histograms rule out what cannot be, the distance decides the rest.</summary>
internal sealed unsafe class SimilarSearch<TStep>(TStep* steps, int stepCount, JourneyGroups<TStep> groups, double threshold)
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    /// <summary>Places of similar journeys with their similarity, in no order.</summary>
    public List<(int Place, double Similarity)> Find(ReadOnlySpan<TStep> journey)
    {
        var found = new List<(int, double)>();
        var distance = new StepDistance<TStep>(journey, stepCount);
        Span<byte> histogram = stackalloc byte[JourneyGroups<TStep>.Buckets];
        fixed (TStep* start = journey)
            JourneyGroups<TStep>.Histogram(start, journey.Length, histogram);
        var least = (int)Math.Ceiling(journey.Length * threshold - SimilarSearch.Rounding);
        var most = (int)Math.Min(int.MaxValue, Math.Floor(journey.Length / threshold + SimilarSearch.Rounding));
        var (from, to) = groups.OfLengths(least, most);
        for (var place = from; place < to; place++)
        {
            var other = groups.Journeys[place];
            var longer = Math.Max(journey.Length, other.Length);
            var allowed = SimilarSearch.Allowed(longer, threshold);
            if (Difference(histogram, groups.HistogramOf(place)) + Math.Abs(journey.Length - other.Length) > 2 * allowed)
                continue;
            var apart = distance.To(new ReadOnlySpan<TStep>(steps + other.Start, other.Length));
            if (apart <= allowed)
                found.Add((place, SimilarSearch.Similarity(apart, longer)));
        }

        return found;
    }

    /// <summary>Sum of absolute differences. Half of it and of the lengths' is what any edit script needs at least.</summary>
    private static int Difference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var low = Apart(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref second));
        var high = Apart(Vector256.LoadUnsafe(ref first, 32), Vector256.LoadUnsafe(ref second, 32));
        var (lowWide, highWide) = (Vector256.Widen(low), Vector256.Widen(high));
        return Vector256.Sum(lowWide.Lower + lowWide.Upper + highWide.Lower + highWide.Upper);
    }

    private static Vector256<byte> Apart(Vector256<byte> a, Vector256<byte> b) => Vector256.Max(a, b) - Vector256.Min(a, b);
}

/// <summary>What a similarity means in steps.</summary>
internal static class SimilarSearch
{
    /// <summary>What thresholds such as 0.8 are off their decimal by, and more.</summary>
    public const double Rounding = 1e-9;

    /// <summary>The greatest distance of journeys, of which the longer has so many steps, at or above a similarity.</summary>
    public static int Allowed(int longer, double threshold) => (int)Math.Floor((1 - threshold) * longer + Rounding);

    /// <summary>The similarity of journeys so far apart.</summary>
    public static double Similarity(int apart, int longer) => longer == 0 ? 1 : 1 - (double)apart / longer;
}
