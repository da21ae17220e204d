namespace Gremlin.Values;

/// <summary>Edges gathered by <c>subgraph()</c>, with their vertices.</summary>
internal sealed class SubgraphValue() : Tag(ValueKind.Subgraph)
{
    public SetValue Vertices { get; } = new();

    public SetValue Edges { get; } = new();
}
