namespace CustomerJourney.Identity.Linkage;

/// <summary>Finds, by the learned weights, which rules of a large table bring pairs together in vain: what they cost grows with the table, what they find does not.</summary>
internal static class RuleYield
{
    private const long PairsToLookAt = 400_000;
    private const long FewPairs = 20_000_000;
    private const double LeastShare = 0.0005; // of all that is found
    private const double LeastPerPair = 0.0005;

    /// <summary>The rules whose new pairs are next to never one thing; none in small tables.</summary>
    public static HashSet<int> InVain(RecordFeatures features, PairBlocks blocks, MatchWeights weights)
    {
        if (blocks.Pairs < FewPairs)
            return [];
        var found = new double[features.Rules.Count];
        var pairs = new long[features.Rules.Count];
        var every = (ulong)Math.Max(1, blocks.Pairs / PairsToLookAt);
        var cache = features.Caches[0];
        for (var number = 0; number < blocks.Count; number++)
        {
            if (KeyRule.Mix(31, number) % every == 0)
                LookAt(features, blocks, blocks[number], weights, cache, found, pairs);
        }

        var total = found.Sum();
        return [.. Enumerable.Range(0, found.Length).Where(rule => found[rule] < LeastShare * total && found[rule] < LeastPerPair * pairs[rule])];
    }

    private static void LookAt(RecordFeatures features, PairBlocks blocks, Block block, MatchWeights weights, LevelCache cache, double[] found, long[] pairs)
    {
        for (var i = 0; i < block.Records.Length; i++)
        {
            for (var j = i + 1; j < block.Records.Length; j++)
            {
                if (blocks.IsKnown(block.Records[i], block.Records[j], block.Rule))
                    continue;
                pairs[block.Rule]++;
                found[block.Rule] += MatchWeights.Probability(PairScoring.BitsOf(features, weights, block.Records[i], block.Records[j], cache));
            }
        }
    }
}
