namespace CustomerJourney.Identity.Linkage;

/// <summary>Scores every candidate pair inside the block loop and keeps the few that could matter.</summary>
internal static class PairScoring
{
    private const int Workers = 2;
    private const int BlocksATurn = 256;
    private const int BlocksAhead = 3;
    private const int MostPrefetched = 16;
    private const double Rounding = 1e-6;

    /// <summary>The pairs with at least <paramref name="leastBits"/>, by records.</summary>
    public static ScoredPair[] Score(RecordFeatures features, PairBlocks blocks, MatchWeights weights, double leastBits, bool crossOnly)
    {
        var kept = new (ulong[] Keys, float[] Bits)[Workers];
        var next = 0;
        var bounds = new ScoreBounds(features, weights);
        Parallel.For(0, Workers, worker =>
        {
            var mine = new List<ScoredPair>();
            var cache = features.Caches[worker];
            for (int turn; (turn = Interlocked.Add(ref next, BlocksATurn) - BlocksATurn) < blocks.Count;)
            {
                var end = Math.Min(turn + BlocksATurn, blocks.Count);
                for (var number = turn; number < end; number++)
                {
                    if (number + BlocksAhead < end)
                        Prefetch(features.Rows, blocks[number + BlocksAhead]);
                    Score(features, blocks, blocks[number], weights, bounds, leastBits, crossOnly, cache, mine);
                }
            }

            kept[worker] = Sorted(mine);
        });
        return Merged(kept[0], kept[1]);
    }

    private static (ulong[] Keys, float[] Bits) Sorted(List<ScoredPair> pairs)
    {
        var (keys, bits) = (new ulong[pairs.Count], new float[pairs.Count]);
        for (var place = 0; place < keys.Length; place++)
            (keys[place], bits[place]) = ((ulong)pairs[place].A << 32 | (uint)pairs[place].B, pairs[place].Bits);
        Array.Sort(keys, bits);
        return (keys, bits);
    }

    // By records, each pair once: representatives of a split block may meet again under a later rule.
    private static ScoredPair[] Merged((ulong[] Keys, float[] Bits) left, (ulong[] Keys, float[] Bits) right)
    {
        var merged = new ScoredPair[left.Keys.Length + right.Keys.Length];
        var (count, i, j) = (0, 0, 0);
        ulong last = 0; // no pair's: the second record is never the first
        while (i < left.Keys.Length || j < right.Keys.Length)
        {
            var fromLeft = j == right.Keys.Length || i < left.Keys.Length && left.Keys[i] <= right.Keys[j];
            var (key, bits) = fromLeft ? (left.Keys[i], left.Bits[i++]) : (right.Keys[j], right.Bits[j++]);
            if (key != last)
                merged[count++] = new((int)(key >> 32), (int)key, bits);
            last = key;
        }

        return count == merged.Length ? merged : merged[..count];
    }

    /// <summary>Log2 odds of one pair.</summary>
    public static double BitsOf(RecordFeatures features, MatchWeights weights, int a, int b, LevelCache cache) => weights.BitsOf(features.PatternOf(a, b, cache));

    private static void Prefetch(RecordRows rows, Block block)
    {
        for (var i = 0; i < Math.Min(block.Records.Length, MostPrefetched); i++)
            rows.Prefetch(block.Records[i]);
    }

    private static void Score(
        RecordFeatures features, PairBlocks blocks, Block block, MatchWeights weights, ScoreBounds bounds, double leastBits, bool crossOnly, LevelCache cache, List<ScoredPair> kept)
    {
        var records = block.Records;
        for (var i = 0; i < records.Length; i++)
        {
            for (var j = i + 1; j < records.Length; j++)
            {
                var (a, b) = (records[i], records[j]);
                if (crossOnly && features.Sources![a] == features.Sources[b])
                    continue;
                // Most pairs fall at once, so whether an earlier rule had the pair is asked last.
                if (TryScore(features, a, b, weights, bounds, leastBits, cache, out var bits) && !blocks.IsKnown(a, b, block.Rule))
                    kept.Add(new(a, b, (float)bits));
            }
        }
    }

    /// <summary>Log2 odds of one pair, if they are at least so many.</summary>
    public static bool TryScore(RecordFeatures features, int a, int b, MatchWeights weights, ScoreBounds bounds, double leastBits, LevelCache cache, out double bits)
    {
        if (features.LinksTwoSources && features.Sources![a] > features.Sources[b])
            (a, b) = (b, a);
        var x = features.RowOf(a);
        var y = features.RowOf(b);
        var equal = bounds.EqualSlots(x, y);
        var both = x[RecordRows.Presence] & y[RecordRows.Presence];
        var (match, related, left) = (weights.PriorMatchBits, weights.PriorRelatedBits, bounds.MostOf(x, y, equal));
        bits = match;
        foreach (var number in bounds.Order)
        {
            if ((both >> number & 1) == 0)
                continue;
            if (match + left < leastBits - Rounding)
                return false;
            left -= bounds.MostOf(number, equal);
            var comparison = features.Comparisons[number];
            var levels = comparison.Compare(x, y, cache);
            for (var index = comparison.Place * Levels.Count; levels != 0; levels >>= Levels.Bits, index += Levels.Count)
            {
                var level = index + ((int)levels & Levels.Count - 1);
                match += weights.Match[level];
                related += weights.Related[level];
            }
        }

        bits = match;
        if (match < leastBits)
            return false;
        bits = match - (related > 40 ? related : Math.Log2(1 + double.Exp2(related)));
        return bits >= leastBits;
    }
}
