namespace CustomerJourney.Identity.Linkage;

/// <summary>Scores every candidate pair inside the block loop and keeps the few that could matter.</summary>
internal static class PairScoring
{
    private const int Workers = 2;
    private const int BlocksATurn = 256;

    /// <summary>The pairs with at least <paramref name="leastBits"/>, by records.</summary>
    public static ScoredPair[] Score(RecordFeatures features, PairBlocks blocks, MatchWeights weights, double leastBits, bool crossOnly)
    {
        var kept = new List<ScoredPair>[Workers];
        var next = 0;
        var most = Ceilings(features, weights);
        Parallel.For(0, Workers, worker =>
        {
            var mine = kept[worker] = [];
            var cache = new LevelCache();
            for (int turn; (turn = Interlocked.Add(ref next, BlocksATurn) - BlocksATurn) < blocks.Blocks.Count;)
            {
                for (var number = turn; number < Math.Min(turn + BlocksATurn, blocks.Blocks.Count); number++)
                    Score(features, blocks, blocks.Blocks[number], weights, most, leastBits, crossOnly, cache, mine);
            }
        });
        ScoredPair[] pairs = [.. kept[0], .. kept[1]];
        Array.Sort(pairs);
        return Once(pairs);
    }

    // Representatives of a split block may meet again under a later rule.
    private static ScoredPair[] Once(ScoredPair[] sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i].CompareTo(sorted[i - 1]) != 0)
                sorted[kept++] = sorted[i];
        }

        return kept == sorted.Length ? sorted : sorted[..kept];
    }

    /// <summary>Log2 odds of one pair.</summary>
    public static double BitsOf(RecordFeatures features, MatchWeights weights, int a, int b, LevelCache cache) => weights.BitsOf(features.PatternOf(a, b, cache));

    // The most that the comparisons after each one can still add.
    private static double[] Ceilings(RecordFeatures features, MatchWeights weights)
    {
        var most = new double[features.Comparisons.Count + 1];
        for (var i = features.Comparisons.Count - 1; i >= 0; i--)
        {
            var comparison = features.Comparisons[i];
            most[i] = most[i + 1];
            for (var name = 0; name < comparison.Names.Count; name++)
                most[i] += Math.Max(0, weights.Match.AsSpan((comparison.Place + name) * Levels.Count, Levels.Count).ToArray().Max());
        }

        return most;
    }

    private static void Score(
        RecordFeatures features, PairBlocks blocks, Block block, MatchWeights weights, double[] most, double leastBits, bool crossOnly, LevelCache cache, List<ScoredPair> kept)
    {
        var records = block.Records;
        for (var i = 0; i < records.Length; i++)
        {
            for (var j = i + 1; j < records.Length; j++)
            {
                var (a, b) = (records[i], records[j]);
                if (crossOnly && features.Sources![a] == features.Sources[b] || blocks.IsKnown(a, b, block.Rule))
                    continue;
                if (TryScore(features, a, b, weights, most, leastBits, cache, out var bits))
                    kept.Add(new(a, b, (float)bits));
            }
        }
    }

    private static bool TryScore(RecordFeatures features, int a, int b, MatchWeights weights, double[] most, double leastBits, LevelCache cache, out double bits)
    {
        if (features.LinksTwoSources && features.Sources![a] > features.Sources[b])
            (a, b) = (b, a);
        var x = features.RowOf(a);
        var y = features.RowOf(b);
        var (match, related) = (weights.PriorMatchBits, weights.PriorRelatedBits);
        bits = match;
        for (var i = 0; i < features.Comparisons.Count; i++)
        {
            if (match + most[i] < leastBits)
                return false;
            var comparison = features.Comparisons[i];
            var levels = comparison.Compare(x, y, cache);
            for (var index = comparison.Place * Levels.Count; levels != 0; levels >>= Levels.Bits, index += Levels.Count)
            {
                var level = index + ((int)levels & Levels.Count - 1);
                match += weights.Match[level];
                related += weights.Related[level];
            }
        }

        bits = match - (related > 40 ? related : Math.Log2(1 + double.Exp2(related)));
        return bits >= leastBits;
    }
}
