namespace Gremlin.Store.Log;

/// <summary>One record of the change stream.</summary>
/// <param name="CommitNum">Number of the transaction, from 1.</param>
/// <param name="OpNum">Number of the change in it, from 1.</param>
/// <param name="CommittedAt">When it was committed, UTC.</param>
/// <param name="IsRemoval">True for REMOVE, false for ADD.</param>
/// <param name="Kind">What changed.</param>
/// <param name="ElementId">Id of the vertex or edge.</param>
/// <param name="Key">The property's key, or <c>label</c>.</param>
/// <param name="Value">The label, or the property's value: bool, sbyte, short, int, long, float, double, string or <see cref="DateTimeOffset"/>.</param>
/// <param name="Source">Id of the vertex an edge leaves; null unless <see cref="ChangeKind.Edge"/>.</param>
/// <param name="Target">Id of the vertex an edge comes to; null unless <see cref="ChangeKind.Edge"/>.</param>
/// <param name="IsLast">Whether it is its transaction's last.</param>
public sealed record Change(
    long CommitNum,
    long OpNum,
    DateTimeOffset CommittedAt,
    bool IsRemoval,
    ChangeKind Kind,
    string ElementId,
    string Key,
    object Value,
    string? Source,
    string? Target,
    bool IsLast);
