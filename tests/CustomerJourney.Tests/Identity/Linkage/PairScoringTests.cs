namespace CustomerJourney.Identity.Linkage;

/// <summary>The block loop with its bounds, signs and early ends against the plain way: every pair that shares a key, scored in full.</summary>
public sealed class PairScoringTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void The_block_loop_keeps_the_pairs_that_scoring_every_pair_keeps(int seed)
    {
        var table = Population.Table(Population.Of(1200, seed));
        var features = FeatureBuilder.Build(table, Population.Model, linksTwoSources: false);
        var blocks = PairBlocks.Of(features, LinkageRun.LargestBlock);
        var weights = Estimation.From(features, PatternTally.Of(features, blocks, long.MaxValue, crossOnly: false), crossOnly: false);

        var kept = PairScoring.Score(features, blocks, weights, LinkageRun.LeastBits, crossOnly: false);

        kept.Select(pair => (pair.A, pair.B)).Should().Equal(Plain(features, blocks, weights));
        var cache = new LevelCache();
        kept.Should().OnlyContain(pair => Math.Abs(pair.Bits - PairScoring.BitsOf(features, weights, pair.A, pair.B, cache)) < 1e-4);
    }

    [Fact]
    public void A_pattern_without_signs_is_the_same()
    {
        var table = Population.Table(Population.Of(150, 23));
        var features = FeatureBuilder.Build(table, Population.Model, linksTwoSources: false);
        var cache = new LevelCache();
        for (var a = 0; a < features.Count; a++)
        {
            for (var b = a + 1; b < features.Count; b++)
                features.PatternOf(a, b, cache).Should().Be(WithoutSigns(features, a, b));
        }
    }

    private static IEnumerable<(int, int)> Plain(RecordFeatures features, PairBlocks blocks, MatchWeights weights)
    {
        var pairs = new SortedSet<(int, int)>();
        var cache = new LevelCache();
        for (var number = 0; number < blocks.Count; number++)
        {
            var records = blocks[number].Records.ToArray();
            pairs.UnionWith(records.SelectMany(a => records.Where(b => b > a).Select(b => (a, b))));
        }

        return pairs.Where(pair => PairScoring.BitsOf(features, weights, pair.Item1, pair.Item2, cache) >= LinkageRun.LeastBits);
    }

    // A sign of 0 tells nothing, so every comparison looks at the texts.
    private static ulong WithoutSigns(RecordFeatures features, int a, int b)
    {
        int[] x = features.RowOf(a).ToArray(), y = features.RowOf(b).ToArray();
        var firstSign = features.Comparisons.Min(comparison => comparison.SignSlot);
        Array.Clear(x, firstSign, x.Length - firstSign);
        Array.Clear(y, firstSign, y.Length - firstSign);
        ulong pattern = 0;
        var cache = new LevelCache(LevelCache.SmallBits);
        foreach (var comparison in features.Comparisons)
            pattern |= comparison.Compare(x, y, cache) << comparison.Place * Levels.Bits;
        return pattern;
    }
}
