namespace Gremlin.Values;

/// <summary>One entry of a map that was unfolded; GraphSON writes it as a map of one entry.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Value">The entry's value.</param>
public sealed record MapEntryResult(object? Key, object? Value);
