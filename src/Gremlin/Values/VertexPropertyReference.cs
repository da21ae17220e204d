namespace Gremlin.Values;

/// <summary>One property of a vertex in an answer.</summary>
/// <param name="Id">A number made by the engine, possibly negative; the same for the same vertex, key and value.</param>
/// <param name="Key">The property's key, GraphSON's <c>label</c>.</param>
/// <param name="Value">Its value: one of the scalar kinds.</param>
public sealed record VertexPropertyReference(long Id, string Key, object? Value);
