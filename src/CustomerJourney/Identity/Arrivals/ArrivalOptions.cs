namespace CustomerJourney.Identity.Arrivals;

/// <summary>How far the work on an arrival reaches.</summary>
public sealed record ArrivalOptions
{
    /// <summary>The defaults.</summary>
    public static ArrivalOptions Default { get; } = new();

    /// <summary>Whether an identity model is served; without one only keys and stewards speak.</summary>
    public bool AsksModel { get; init; } = true;

    /// <summary>A value that more party records have than this leads to nobody here; the next run over everything looks at it.</summary>
    public int MostHolders { get; init; } = 200;

    /// <summary>A neighbourhood grows to about so many party records at most; what lies beyond is left to the next run over everything.</summary>
    public int MostParties { get; init; } = 1000;
}
