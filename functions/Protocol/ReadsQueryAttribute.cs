namespace CustomerJourney.Functions.Protocol;

/// <summary>Query parameters that a handler reads from the request itself, for the description of the API. What each means is in <see cref="QueryWords"/>.</summary>
/// <param name="names">Their names.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsQueryAttribute(params string[] names) : Attribute
{
    /// <summary>Names of the parameters.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Whether the journey's window (<see cref="QueryWords.Window"/>) is read too.</summary>
    public bool Window { get; init; }

    /// <summary>Whether filters and the meaning of a step (<see cref="QueryWords.Selection"/>) are read too.</summary>
    public bool Selection { get; init; }

    /// <summary>Names of all of them.</summary>
    public IEnumerable<string> All => [.. Names, .. Window ? QueryWords.Window : [], .. Selection ? QueryWords.Selection : []];
}
