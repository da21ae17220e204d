namespace Gremlin.Values;

/// <summary>A subgraph in an answer (<c>tinker:graph</c>).</summary>
/// <param name="Vertices">Distinct vertices.</param>
/// <param name="Edges">Distinct edges.</param>
public sealed record SubgraphResult(IReadOnlyList<VertexReference> Vertices, IReadOnlyList<EdgeReference> Edges);
