using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>How often each pattern came up among the pairs that blocking brings together.</summary>
/// <param name="Patterns">The patterns, ascending.</param>
/// <param name="Counts">Their counts.</param>
/// <param name="Share">The share of all candidate pairs that was looked at, 0 to 1.</param>
internal sealed record PatternTally(ulong[] Patterns, long[] Counts, double Share)
{
    /// <summary>Counts patterns of a deterministic share of the blocks.</summary>
    /// <param name="features">The records.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="mostPairs">About so many pairs are looked at.</param>
    /// <param name="crossOnly">Whether pairs within one source do not count.</param>
    public static PatternTally Of(RecordFeatures features, PairBlocks blocks, long mostPairs, bool crossOnly)
    {
        var all = blocks.Pairs;
        var every = Math.Max(1, all / mostPairs);
        var tallies = new Dictionary<ulong, long>[2];
        Parallel.For(0, tallies.Length, worker =>
        {
            var tally = tallies[worker] = [];
            var cache = features.Caches[worker];
            for (var number = worker; number < blocks.Count; number += tallies.Length)
            {
                if (KeyRule.Mix(17, number / tallies.Length) % (ulong)every == 0)
                    Count(features, blocks, blocks[number], cache, tally, crossOnly);
            }
        });
        var merged = tallies[0];
        foreach (var (pattern, count) in tallies[1])
            CollectionsMarshal.GetValueRefOrAddDefault(merged, pattern, out _) += count;
        var patterns = merged.Keys.ToArray();
        Array.Sort(patterns);
        return new(patterns, Array.ConvertAll(patterns, pattern => merged[pattern]), 1.0 / every);
    }

    private static void Count(RecordFeatures features, PairBlocks blocks, Block block, LevelCache cache, Dictionary<ulong, long> tally, bool crossOnly)
    {
        for (var i = 0; i < block.Records.Length; i++)
        {
            for (var j = i + 1; j < block.Records.Length; j++)
            {
                var (a, b) = (block.Records[i], block.Records[j]);
                if (crossOnly && features.Sources![a] == features.Sources[b] || blocks.IsKnown(a, b, block.Rule))
                    continue;
                CollectionsMarshal.GetValueRefOrAddDefault(tally, features.PatternOf(a, b, cache), out _)++;
            }
        }
    }
}
