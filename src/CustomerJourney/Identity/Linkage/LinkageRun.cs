namespace CustomerJourney.Identity.Linkage;

/// <summary>A linkage with what it rests on.</summary>
internal sealed class LinkageRun
{
    private const int LargestBlock = 80;
    private const long PairsToLearnFrom = 2_000_000;
    private const double LeastBits = -6;

    private LinkageRun(RecordFeatures features, MatchWeights weights, ScoredPair[] pairs, int[] clusterOf, List<GroupJoin> joins)
    {
        (Features, Weights, Pairs, ClusterOf, Joins) = (features, weights, pairs, clusterOf, joins);
    }

    /// <summary>The records made ready.</summary>
    public RecordFeatures Features { get; }

    /// <summary>The learned weights.</summary>
    public MatchWeights Weights { get; }

    /// <summary>The pairs whose evidence could matter, sorted.</summary>
    public ScoredPair[] Pairs { get; }

    /// <summary>Per record the smallest record of its cluster.</summary>
    public int[] ClusterOf { get; }

    /// <summary>How the clusters came together.</summary>
    public List<GroupJoin> Joins { get; }

    /// <summary>Learns from a table and links it.</summary>
    /// <param name="table">At least one record.</param>
    /// <param name="model">What the columns say.</param>
    /// <param name="joined">Per record a group it is in beforehand; null for none.</param>
    /// <param name="mayJoin">Whether two groups may be one; null when they always may.</param>
    public static LinkageRun Of(RecordTable table, IdentityModel model, int[]? joined = null, Func<List<int>, List<int>, bool>? mayJoin = null)
    {
        var features = FeatureBuilder.Build(table, model, linksTwoSources: false);
        var blocks = PairBlocks.Of(features.Count, features.Rules, features.ComparesAll ? features.Count : LargestBlock);
        var weights = Estimation.From(features, PatternTally.Of(features, blocks, PairsToLearnFrom, false), false);
        var crossOnly = SourceCopies.LinksTwoSources(features, blocks, weights);
        if (crossOnly)
        {
            features = FeatureBuilder.Build(table, model, linksTwoSources: true);
            weights = Estimation.From(features, PatternTally.Of(features, blocks, PairsToLearnFrom, true), true);
            mayJoin ??= (left, right) => !left.Exists(x => right.Exists(y => features.Sources![x] == features.Sources[y]));
        }

        var pairs = PairScoring.Score(features, blocks, weights, LeastBits, crossOnly);
        var cache = new LevelCache();
        var options = new ClusteringOptions { Joined = joined };
        if (mayJoin is not null)
            options = options with { MayJoin = mayJoin };
        var (clusters, joins) = Clustering.Cluster(features.Count, pairs, options, (a, b) => PairScoring.BitsOf(features, weights, a, b, cache));
        return new(features, weights, pairs, clusters, joins);
    }

    /// <summary>What the posteriors say of the clusters; groups joined beforehand count as right.</summary>
    public LinkageQuality Quality(double thresholdBits)
    {
        var sizes = ClusterOf.CountBy(cluster => cluster).ToList();
        var inside = sizes.Sum(size => (long)size.Value * (size.Value - 1) / 2);
        var wrong = Joins.Sum(join => join.Pairs * (1 - MatchWeights.Probability(join.Bits)));
        var lost = Pairs.Where(pair => ClusterOf[pair.A] != ClusterOf[pair.B]).Sum(pair => MatchWeights.Probability(pair.Bits));
        var right = inside - wrong;
        return new(ClusterOf.Length, sizes.Count, inside, thresholdBits, inside == 0 ? 1 : right / inside, right + lost <= 0 ? 1 : right / (right + lost));
    }
}
