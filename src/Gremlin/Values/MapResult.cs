namespace Gremlin.Values;

/// <summary>A map in an answer, in its own order. Keys may be any value, null too.</summary>
/// <param name="Entries">Keys (distinct) and values.</param>
public sealed record MapResult(IReadOnlyList<KeyValuePair<object?, object?>> Entries);
