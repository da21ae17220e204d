namespace CustomerJourney.Identity.Linkage;

/// <summary>Limits of clustering.</summary>
internal sealed record ClusteringOptions
{
    /// <summary>Pairs below do not connect components.</summary>
    public const double LeastConnectingBits = -1;

    /// <inheritdoc cref="LeastConnectingBits"/>
    public double ConnectBits { get; init; } = LeastConnectingBits;

    /// <summary>Groups join while their mean evidence is above.</summary>
    public double ThresholdBits { get; init; }

    /// <summary>One pair's evidence counts up to so many bits either way, so that no single pair decides for a group.</summary>
    public double MostBits { get; init; } = 12;

    /// <summary>What a pair counts that nothing brought together.</summary>
    public double MissingBits { get; init; } = -8;

    /// <summary>Between two groups so many pairs that no key brought together are scored at most.</summary>
    public int MostPairsScored { get; init; } = 400;

    /// <summary>Whether two groups of records may be one: source constraints, a steward's parting.</summary>
    public Func<List<int>, List<int>, bool> MayJoin { get; init; } = (_, _) => true;

    /// <summary>Per record a group it is in beforehand, by any number; null when every record begins alone.</summary>
    public int[]? Joined { get; init; }
}
