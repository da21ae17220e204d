namespace Gremlin.Values;

/// <summary>One property of an edge in an answer.</summary>
/// <param name="Key">The property's key.</param>
/// <param name="Value">Its value: one of the scalar kinds.</param>
public sealed record PropertyReference(string Key, object? Value);
