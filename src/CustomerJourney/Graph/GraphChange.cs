namespace CustomerJourney.Graph;

/// <summary>One change of the graph: a label, a property or an edge added or removed. A new value is a removal and an addition.</summary>
/// <param name="Position">Where in the stream.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="IsAddition">True for ADD, false for REMOVE.</param>
/// <param name="Kind">What changed.</param>
/// <param name="ElementId">Id of the vertex or edge.</param>
/// <param name="Key">Property key, or <c>label</c> for labels and edges.</param>
/// <param name="Value">The label or the property's value.</param>
/// <param name="From">Id of an edge's source vertex; null unless <see cref="GraphChangeKind.Edge"/>.</param>
/// <param name="To">Id of an edge's target vertex; null unless <see cref="GraphChangeKind.Edge"/>.</param>
/// <param name="IsLastOfTransaction">Whether the transaction ends here.</param>
public sealed record GraphChange(
    ChangePosition Position,
    DateTimeOffset At,
    bool IsAddition,
    GraphChangeKind Kind,
    string ElementId,
    string Key,
    object? Value,
    string? From,
    string? To,
    bool IsLastOfTransaction);
