namespace CustomerJourney.Milestones;

/// <summary>Which touchpoints count: every given condition must hold; an empty list is no condition.</summary>
public sealed record TouchpointMatch
{
    /// <summary>One of these types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>One of these channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>One of these outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Attributes by name, each with one of the given values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Whether a touchpoint meets every condition.</summary>
    public bool Holds(MilestoneTouchpoint touchpoint) =>
        Allows(Types, touchpoint.Type)
        && Allows(Channels, touchpoint.Channel)
        && Allows(Outcomes, touchpoint.Outcome)
        && Attributes.All(attribute => touchpoint.Attributes.TryGetValue(attribute.Key, out var value) && attribute.Value.Contains(value));

    private static bool Allows(IReadOnlyList<string> allowed, string? value) =>
        allowed.Count == 0 || (value is not null && allowed.Contains(value));
}
