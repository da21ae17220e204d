namespace CustomerJourney.Propensity;

/// <summary>For whom a propensity is asked, as of a cut-off.</summary>
public sealed record PropensityPopulation
{
    /// <summary>Who had a touchpoint so recently before the cut-off.</summary>
    public TimeSpan ActiveWithin { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Who never did this before the cut-off: whoever has left cannot leave again. Null leaves nobody out.</summary>
    public TouchpointRule? Without { get; init; }

    /// <summary>Of one of these segments; none for all.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Customers known by touchpoints only, too.</summary>
    public bool Anonymous { get; init; }
}
