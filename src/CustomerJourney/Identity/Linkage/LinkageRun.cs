namespace CustomerJourney.Identity.Linkage;

/// <summary>A linkage with what it rests on.</summary>
internal sealed class LinkageRun
{
    /// <summary>Blocks with more records are split.</summary>
    public const int LargestBlock = 80;

    /// <summary>Pairs with less evidence are not kept.</summary>
    public const double LeastBits = -6;

    private const long PairsToLearnFrom = 2_000_000;

    private LinkageQuality? _quality; // of the clusters as they are

    private LinkageRun(RecordFeatures features, TrainedModel? trained, MatchWeights weights, ScoredPair[] pairs)
    {
        (Features, Trained, Weights, Pairs, ClusterOf, Joins) = (features, trained, weights, pairs, [], []);
    }

    /// <summary>The records made ready.</summary>
    public RecordFeatures Features { get; }

    /// <summary>The learned weights.</summary>
    public MatchWeights Weights { get; }

    /// <summary>The frozen model; null when none was asked for.</summary>
    public TrainedModel? Trained { get; private set; }

    /// <summary>The pairs whose evidence could matter, sorted.</summary>
    public ScoredPair[] Pairs { get; }

    /// <summary>Per record the smallest record of its cluster.</summary>
    public int[] ClusterOf { get; private set; }

    /// <summary>How the clusters came together.</summary>
    public List<GroupJoin> Joins { get; private set; }

    /// <summary>The cut.</summary>
    public double ThresholdBits { get; private set; }

    /// <summary>Learns from a table and links it.</summary>
    /// <param name="table">At least one record, sorted by id.</param>
    /// <param name="model">What the columns say.</param>
    /// <param name="constraints">What is settled beforehand.</param>
    /// <param name="freeze">Whether the learned model is wanted.</param>
    /// <param name="stageDone">Told the name of every stage as it ends.</param>
    public static LinkageRun Learn(RecordTable table, IdentityModel model, LinkageConstraints constraints, bool freeze, Action<string>? stageDone = null)
    {
        var facts = freeze ? new LearnedFacts() : null;
        var features = FeatureBuilder.Build(table, model, linksTwoSources: false, facts);
        stageDone?.Invoke("features");
        var blocks = PairBlocks.Of(features, features.ComparesAll ? features.Count : LargestBlock);
        stageDone?.Invoke("blocks");
        var crossOnly = SourceCopies.MayLinkTwoSources(features) && LinksTwoSources(features, blocks);
        if (crossOnly)
            features = features.AcrossTwoSources();
        stageDone?.Invoke("sources");
        var tally = PatternTally.Of(features, blocks, PairsToLearnFrom, crossOnly);
        stageDone?.Invoke("patterns");
        var weights = Estimation.From(features, tally, crossOnly);
        stageDone?.Invoke("weights");
        var inVain = RuleYield.InVain(features, blocks, weights);
        facts?.Table(LearnedFacts.RulesInVain, () => inVain.ToDictionary(rule => features.Rules[rule].Name, _ => 1.0));
        blocks = blocks.Without(inVain);
        stageDone?.Invoke("rules");
        var run = new LinkageRun(features, null, weights, PairScoring.Score(features, blocks, weights, LeastBits, crossOnly));
        stageDone?.Invoke("scores");
        run.Cluster(constraints, 0);
        if (run.Quality().EstimatedPrecision < model.ExpectedPrecision)
            run.Cluster(constraints, run.ThresholdFor(model.ExpectedPrecision));
        stageDone?.Invoke("clusters");
        if (facts is not null)
            run.Trained = new(model, weights, facts, crossOnly, run.ThresholdBits);
        return run;
    }

    /// <summary>Links a table under a frozen model.</summary>
    public static LinkageRun Under(TrainedModel trained, RecordTable table, LinkageConstraints constraints)
    {
        var features = FeatureBuilder.Build(table, trained.Model, trained.LinksTwoSources, trained.Facts);
        var blocks = PairBlocks.Of(features, LargestBlock);
        var run = new LinkageRun(features, trained, trained.Weights, PairScoring.Score(features, blocks, trained.Weights, LeastBits, trained.LinksTwoSources));
        run.Cluster(constraints, trained.ThresholdBits);
        return run;
    }

    /// <summary>What the posteriors say of the clusters; groups joined beforehand count as right.</summary>
    public LinkageQuality Quality()
    {
        if (_quality is not null)
            return _quality;
        var sizes = new int[ClusterOf.Length];
        foreach (var cluster in ClusterOf)
            sizes[cluster]++;
        var inside = sizes.Sum(size => Block.PairsOf(size));
        var wrong = Joins.Sum(join => join.Pairs * (1 - MatchWeights.Probability(join.Bits)));
        var lost = Pairs.Where(pair => ClusterOf[pair.A] != ClusterOf[pair.B]).Sum(pair => MatchWeights.Probability(pair.Bits));
        var right = inside - wrong;
        return _quality = new(ClusterOf.Length, sizes.Count(size => size > 0), inside, ThresholdBits, inside == 0 ? 1 : right / inside, right + lost <= 0 ? 1 : right / (right + lost));
    }

    // A fifth of the pairs is enough to tell whether sources are free of copies.
    private static bool LinksTwoSources(RecordFeatures features, PairBlocks blocks)
    {
        const int Share = 5;
        var tally = PatternTally.Of(features, blocks, PairsToLearnFrom / Share, false);
        return SourceCopies.LinksTwoSources(features, blocks, Estimation.From(features, tally, false, Estimation.DrawnPairs / Share));
    }

    private void Cluster(LinkageConstraints constraints, double thresholdBits)
    {
        (ThresholdBits, _quality) = (thresholdBits, null);
        var workers = constraints == LinkageConstraints.None ? Features.Caches.Length : 1; // others' constraints are asked by one thread
        (ClusterOf, Joins) = Clustering.Cluster(Features.Count, Pairs, constraints.For(Features, thresholdBits), BitsBy, workers);
    }

    private Func<int, int, double> BitsBy(int worker)
    {
        var cache = Features.Caches[worker];
        return (a, b) => PairScoring.BitsOf(Features, Weights, a, b, cache);
    }

    // The weakest joins go until what is left is as precise as wanted.
    private double ThresholdFor(double precision)
    {
        var joins = Joins.OrderBy(join => join.Bits).ToList();
        double all = joins.Sum(join => join.Pairs);
        var wrong = joins.Sum(join => join.Pairs * (1 - MatchWeights.Probability(join.Bits)));
        foreach (var join in joins)
        {
            if (wrong <= (1 - precision) * all)
                return join.Bits;
            all -= join.Pairs;
            wrong -= join.Pairs * (1 - MatchWeights.Probability(join.Bits));
        }

        return joins.Count == 0 ? 0 : joins[^1].Bits;
    }
}
