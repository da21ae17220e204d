namespace CustomerJourney.Identity;

/// <summary>What the calibrated posteriors say of a linkage, without any truth.</summary>
/// <param name="Records">Records linked.</param>
/// <param name="Clusters">Clusters found.</param>
/// <param name="Pairs">Pairs inside clusters.</param>
/// <param name="ThresholdBits">The cut: mean log2 odds above which two groups are joined.</param>
/// <param name="EstimatedPrecision">Expected share of <paramref name="Pairs"/> that are right, 0 to 1.</param>
/// <param name="EstimatedRecall">Expected share of the true pairs among the candidates that are inside clusters, 0 to 1.</param>
public sealed record LinkageQuality(int Records, int Clusters, long Pairs, double ThresholdBits, double EstimatedPrecision, double EstimatedRecall)
{
    /// <summary>Of a linkage that rests on exact keys alone.</summary>
    public static LinkageQuality Exact(int records, int clusters, long pairs) => new(records, clusters, pairs, 0, 1, 1);
}
