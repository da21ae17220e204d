namespace Gremlin.Values;

/// <summary>An edge as it stands in an answer: a reference without properties.</summary>
/// <param name="Id">The edge's id.</param>
/// <param name="Label">Its one label.</param>
/// <param name="Out">The vertex it leaves.</param>
/// <param name="In">The vertex it enters.</param>
public sealed record EdgeReference(string Id, string Label, VertexReference Out, VertexReference In);
