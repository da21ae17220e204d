namespace CustomerJourney.Identity.Linkage;

/// <summary>What is settled before evidence is weighed.</summary>
/// <param name="Joined">Per record a group it is in beforehand; null for none.</param>
/// <param name="MayJoin">Whether two groups of records may be one; null when they always may.</param>
internal sealed record LinkageConstraints(int[]? Joined, Func<List<int>, List<int>, bool>? MayJoin)
{
    /// <summary>Nothing is settled.</summary>
    public static LinkageConstraints None { get; } = new(null, null);

    /// <summary>The limits of a clustering: where two sources link, a cluster takes one record of each.</summary>
    public ClusteringOptions For(RecordFeatures features, double thresholdBits) => MayJoin is null && features.LinksTwoSources
        ? For(thresholdBits) with { MayJoin = (left, right) => !left.Exists(x => right.Exists(y => features.Sources![x] == features.Sources[y])) }
        : For(thresholdBits);

    /// <summary>The limits of a clustering where sources do not matter.</summary>
    public ClusteringOptions For(double thresholdBits) => new() { Joined = Joined, ThresholdBits = thresholdBits, MayJoin = MayJoin ?? ((_, _) => true) };
}
