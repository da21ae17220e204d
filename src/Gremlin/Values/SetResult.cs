namespace Gremlin.Values;

/// <summary>A set in an answer: distinct items in the order in which they came.</summary>
/// <param name="Items">The items.</param>
public sealed record SetResult(IReadOnlyList<object?> Items);
