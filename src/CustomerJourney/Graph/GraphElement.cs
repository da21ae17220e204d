namespace CustomerJourney.Graph;

/// <summary>A reference to a vertex or an edge in an answer.</summary>
/// <param name="Id">The element's id.</param>
/// <param name="Label">Its label, several joined by <c>::</c>.</param>
/// <param name="IsEdge">Whether it is an edge.</param>
public sealed record GraphElement(string Id, string Label, bool IsEdge);
