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
        bounds[pair * PerPair] = 0;
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
        return (first < 0 ? 0 : buckets.StartOf(BucketWith(sample, first)), last >= count ? long.MaxValue : buckets.StartOf(BucketWith(sample, last) + 1));
    }

    private static int BucketWith(ReadOnlySpan<int> sample, int rank)
    {
        var bucket = 0;
        for (; rank >= sample[bucket]; bucket++)
            rank -= sample[bucket];
        return bucket;
    }
}
