namespace Gremlin.Values;

/// <summary>A tree in an answer (<c>g:Tree</c>): a forest of keys, each with the tree below it.</summary>
/// <param name="Branches">Keys and what hangs below each.</param>
public sealed record TreeResult(IReadOnlyList<KeyValuePair<object?, TreeResult>> Branches);
