namespace Gremlin.Engine;

/// <summary>One inference, for one vertex.</summary>
/// <param name="Endpoint">Name or address of the endpoint, as the query gave it.</param>
/// <param name="IamRole">Role that the query gave, if any.</param>
/// <param name="Kind">What is to be inferred.</param>
/// <param name="VertexId">The vertex it is about.</param>
/// <param name="Target">The property's key, or the edge's label.</param>
/// <param name="Incoming">For a link: the vertex is its head rather than its tail.</param>
/// <param name="TargetLabel">For a link: label of the vertices wanted.</param>
/// <param name="Limit">How many predictions at most, 1 to 100.</param>
/// <param name="Threshold">Least score wanted; null for all.</param>
/// <param name="Options">The other <c>Neptune#ml.</c> settings of the query, by their full names.</param>
public sealed record InferenceRequest(
    string Endpoint,
    string? IamRole,
    InferenceKind Kind,
    string VertexId,
    string Target,
    bool Incoming,
    string? TargetLabel,
    int Limit,
    double? Threshold,
    IReadOnlyDictionary<string, object?> Options);
