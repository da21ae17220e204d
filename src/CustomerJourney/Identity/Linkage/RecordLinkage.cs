namespace CustomerJourney.Identity.Linkage;

/// <summary>Links the records of a table: proposes nothing, stores no pairs, needs no truth.</summary>
public static class RecordLinkage
{
    private const int LargestBlock = 80;
    private const long PairsToLearnFrom = 2_000_000;
    private const double LeastBits = -6;

    /// <summary>Finds the clusters of records that are one thing.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">What the columns say.</param>
    public static LinkageResult Link(RecordTable table, IdentityModel model)
    {
        if (table.Count == 0)
            return new([], LinkageQuality.Exact(0, 0, 0), model);
        var features = FeatureBuilder.Build(table, model, linksTwoSources: false);
        var blocks = PairBlocks.Of(features.Count, features.Rules, features.ComparesAll ? features.Count : LargestBlock);
        var tally = PatternTally.Of(features, blocks, PairsToLearnFrom, false);
        var weights = Estimation.From(features, tally, false);
        var crossOnly = false;
        if (SourceCopies.LinksTwoSources(features, blocks, weights))
        {
            crossOnly = true;
            features = FeatureBuilder.Build(table, model, linksTwoSources: true);
            weights = Estimation.From(features, PatternTally.Of(features, blocks, PairsToLearnFrom, true), true);
        }

        var pairs = PairScoring.Score(features, blocks, weights, LeastBits, crossOnly);
        var cache = new LevelCache();
        var options = new ClusteringOptions { OneOfEach = crossOnly ? features.Sources : null };
        var clusters = Clustering.Cluster(features.Count, pairs, options, (a, b) => PairScoring.BitsOf(features, weights, a, b, cache));
        return new(clusters, Estimate(clusters, pairs, options.ThresholdBits), model);
    }

    private static LinkageQuality Estimate(int[] clusters, ScoredPair[] pairs, double threshold)
    {
        double right = 0, all = 0;
        foreach (var pair in pairs)
        {
            var probability = MatchWeights.Probability(pair.Bits);
            all += probability;
            right += clusters[pair.A] == clusters[pair.B] ? probability : 0;
        }

        var sizes = clusters.CountBy(cluster => cluster).ToList();
        var inside = sizes.Sum(size => (long)size.Value * (size.Value - 1) / 2);
        return new(clusters.Length, sizes.Count, inside, threshold, inside == 0 ? 1 : Math.Min(1, right / inside), all == 0 ? 1 : right / all);
    }
}
