namespace Gremlin.Values;

/// <summary>A vertex as it stands in an answer: a reference without properties, as Neptune gives.</summary>
/// <param name="Id">The vertex's id.</param>
/// <param name="Label">Its labels, several joined by <c>::</c>.</param>
public sealed record VertexReference(string Id, string Label);
