namespace CustomerJourney.Identity.Linkage;

/// <summary>Finds from the data whether two sources are each free of copies, so that records link only across.</summary>
internal static class SourceCopies
{
    private const int PairsToLookAt = 1_000_000;
    private const double MostWithin = 0.25;

    /// <summary>Whether there are exactly two sources, and every record has one.</summary>
    public static bool MayLinkTwoSources(RecordFeatures features) => features.Sources is { } sources && !sources.Contains(0) && sources.Distinct().Take(3).Count() == 2;

    /// <summary>Whether, of two sources, nearly every record that has a likely partner has the likeliest in the other.</summary>
    public static bool LinksTwoSources(RecordFeatures features, PairBlocks blocks, MatchWeights weights)
    {
        var within = new float[features.Count];
        var across = new float[features.Count];
        LookAt(features, blocks, weights, within, across);
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

    // Whole blocks of a share of the records' keys, so that a record looked at is seen with all who share the key.
    private static void LookAt(RecordFeatures features, PairBlocks blocks, MatchWeights weights, float[] within, float[] across)
    {
        var every = (ulong)Math.Max(1, blocks.Pairs / PairsToLookAt);
        var cache = new LevelCache();
        for (var number = 0; number < blocks.Count; number++)
        {
            if (KeyRule.Mix(23, number) % every != 0)
                continue;
            var records = blocks[number].Records;
            for (var i = 0; i < records.Length; i++)
            {
                for (var j = i + 1; j < records.Length; j++)
                {
                    var bits = (float)PairScoring.BitsOf(features, weights, records[i], records[j], cache);
                    var best = features.Sources![records[i]] == features.Sources[records[j]] ? within : across;
                    best[records[i]] = Math.Max(best[records[i]], bits);
                    best[records[j]] = Math.Max(best[records[j]], bits);
                }
            }
        }
    }
}
