using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>For each pair of steps two half-open ranges of gaps, in which its two quantiles are looked for: four ascending bounds a pair.</summary>
internal static class GapBounds
{
    /// <summary>Bounds a pair has: begin and end of the first range, begin and end of the second.</summary>
    public const int PerPair = 4;

    private const int FewSamples = 24;
    private const double Deviations = 4; // of the rank of a quantile in a sample; a miss costs a second pass, never the answer

    /// <summary>Bounds that take in every gap.</summary>
    public static long[] Everything(int pairs)
    {
        var bounds = new long[pairs * PerPair];
        for (var pair = 0; pair < pairs; pair++)
            TakeAll(bounds, pair);
        return bounds;
    }

    /// <summary>Bounds that take in no gap.</summary>
    public static long[] Nothing(int pairs)
    {
        var bounds = new long[pairs * PerPair];
        Array.Fill(bounds, long.MaxValue);
        return bounds;
    }

    /// <summary>Takes in every gap of a pair.</summary>
    public static void TakeAll(long[] bounds, int pair)
    {
        bounds[pair * PerPair] = long.MinValue;
        bounds.AsSpan(pair * PerPair + 1, PerPair - 1).Fill(long.MaxValue);
    }

    /// <summary>Bounds around the quantiles of a sample, so wide that the quantiles of all gaps are most likely within.</summary>
    /// <param name="bounds">Written.</param>
    /// <param name="pair">Which pair.</param>
    /// <param name="sample">How many of its sampled gaps each bucket has.</param>
    /// <param name="buckets">What the buckets are.</param>
    /// <param name="low">The lower quantile.</param>
    /// <param name="high">The upper one.</param>
    public static void Around(long[] bounds, int pair, ReadOnlySpan<int> sample, GapBuckets buckets, double low, double high)
    {
        var count = 0;
        foreach (var bucket in sample)
            count += bucket;
        if (count < FewSamples)
        {
            TakeAll(bounds, pair);
            return;
        }

        var own = bounds.AsSpan(pair * PerPair, PerPair);
        (own[0], own[1]) = Range(sample, count, buckets, low);
        (own[2], own[3]) = Range(sample, count, buckets, high);
        if (own[1] < own[2])
            return;
        own[1] = Math.Max(own[1], own[3]); // they meet: one range for both
        own[2] = own[3] = own[1];
    }

    private static (long From, long To) Range(ReadOnlySpan<int> sample, int count, GapBuckets buckets, double quantile)
    {
        var margin = Deviations * Math.Sqrt(count * quantile * (1 - quantile)) + 2;
        var (first, last) = ((int)(count * quantile - margin), (int)Math.Ceiling(count * quantile + margin));
        return (first < 0 ? long.MinValue : buckets.StartOf(BucketWith(sample, first)), last >= count ? long.MaxValue : buckets.StartOf(BucketWith(sample, last) + 1));
    }

    private static int BucketWith(ReadOnlySpan<int> sample, int rank)
    {
        var bucket = 0;
        for (; rank >= sample[bucket]; bucket++)
            rank -= sample[bucket];
        return bucket;
    }
}

/// <summary>Buckets for gaps, as wide as gaps are long: so many to each doubling.</summary>
/// <param name="Bits">Their number to a doubling, as a power of two.</param>
/// <param name="GapBits">Bits of the greatest gap there can be.</param>
internal readonly record struct GapBuckets(int Bits, int GapBits)
{
    /// <summary>How many buckets there are.</summary>
    public int Count => (GapBits - Bits + 1) << Bits;

    /// <summary>The finest for so many pairs that all of their buckets stay small.</summary>
    public static GapBuckets For(int pairs, InstantStorage storage) => new(pairs <= 2048 ? 4 : pairs <= 4096 ? 3 : 2, storage switch
    {
        InstantStorage.Seconds => 32,
        InstantStorage.Milliseconds => 42, // seconds by a thousand
        _ => 56,
    });

    /// <summary>The bucket of a gap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(long gap)
    {
        var shift = Math.Max(0, 63 - BitOperations.LeadingZeroCount((ulong)gap | 1) - Bits);
        return (shift << Bits) + (int)(gap >> shift);
    }

    /// <summary>The least gap of a bucket.</summary>
    public long StartOf(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Bits) - 1);
        return (long)(bucket - (shift << Bits)) << shift;
    }
}
