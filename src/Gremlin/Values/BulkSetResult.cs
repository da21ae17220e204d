namespace Gremlin.Values;

/// <summary>A bag in an answer, as <c>cap()</c> of an aggregate gives: distinct items with how often each is in.</summary>
/// <param name="Items">Item and count, the count at least 1.</param>
public sealed record BulkSetResult(IReadOnlyList<KeyValuePair<object?, long>> Items);
