using Gremlin.Engine;

namespace Gremlin.Values;

/// <summary>Marks a vertex or an edge by its number within one transaction's view of the graph.</summary>
internal sealed class GraphTag(ValueKind kind, GraphAccess graph) : Tag(kind)
{
    public readonly GraphAccess Graph = graph;
}
