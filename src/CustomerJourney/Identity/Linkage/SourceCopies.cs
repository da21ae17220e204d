namespace CustomerJourney.Identity.Linkage;

/// <summary>Finds from the data whether two sources are each free of copies, so that records link only across.</summary>
internal static class SourceCopies
{
    private const int PairsToLookAt = 1_000_000;
    private const int Workers = 2;
    private const double MostWithin = 0.25;

    /// <summary>Whether there are exactly two sources, and every record has one.</summary>
    public static bool MayLinkTwoSources(RecordFeatures features) => features.Sources is { } sources && !sources.Contains(0) && sources.Distinct().Take(3).Count() == 2;

    /// <summary>Whether, of two sources, nearly every record that has a likely partner has the likeliest in the other.</summary>
    public static bool LinksTwoSources(RecordFeatures features, PairBlocks blocks, MatchWeights weights)
    {
        var bounds = new ScoreBounds(features, weights);
        var found = new (float[] Within, float[] Across)[Workers];
        Parallel.For(0, Workers, worker => found[worker] = LookAt(features, blocks, weights, bounds, worker));
        var (within, across) = found[0];
        foreach (var other in found[1..])
            (within, across) = (Greatest(within, other.Within), Greatest(across, other.Across));
        int inside = 0, outside = 0;
        for (var record = 0; record < features.Count; record++)
        {
            if (within[record] > 0 && within[record] > across[record])
                inside++;
            else if (across[record] > 0)
                outside++;
        }

        return inside < MostWithin * outside;
    }

    private static float[] Greatest(float[] one, float[] other)
    {
        for (var record = 0; record < one.Length; record++)
            one[record] = Math.Max(one[record], other[record]);
        return one;
    }

    // Whole blocks of a share of the records' keys, so that a record looked at is seen with all who share the key.
    private static (float[] Within, float[] Across) LookAt(RecordFeatures features, PairBlocks blocks, MatchWeights weights, ScoreBounds bounds, int worker)
    {
        var (within, across) = (new float[features.Count], new float[features.Count]);
        var every = (ulong)Math.Max(1, blocks.Pairs / PairsToLookAt);
        var cache = features.Caches[worker];
        for (var number = worker; number < blocks.Count; number += Workers)
        {
            if (KeyRule.Mix(23, number) % every != 0)
                continue;
            var records = blocks[number].Records;
            for (var i = 0; i < records.Length; i++)
            {
                for (var j = i + 1; j < records.Length; j++)
                {
                    if (!PairScoring.TryScore(features, records[i], records[j], weights, bounds, 0, cache, out var bits))
                        continue;
                    var best = features.Sources![records[i]] == features.Sources[records[j]] ? within : across;
                    best[records[i]] = Math.Max(best[records[i]], (float)bits);
                    best[records[j]] = Math.Max(best[records[j]], (float)bits);
                }
            }
        }

        return (within, across);
    }
}
