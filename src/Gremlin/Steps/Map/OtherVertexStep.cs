using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>otherV()</c>: the end of an edge that the walker did not come from.</summary>
internal sealed class OtherVertexStep : MapStep
{
    public override string Name => "otherV";

    public override PathTracking Needs => PathTracking.Full;

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var edge = traverser.Content;
        if (edge.Kind != ValueKind.Edge) throw Elements.NotAn("Edge", edge);
        var graph = Context.Graph;
        content = graph.Vertex(CameFrom(traverser) == graph.EdgeOut(edge.Index) ? graph.EdgeIn(edge.Index) : graph.EdgeOut(edge.Index));
        return true;
    }

    private int CameFrom(in Traverser traverser)
    {
        for (var node = traverser.Path?.Previous; node is not null; node = node.Previous)
        {
            if (node.Content.Kind == ValueKind.Vertex && IsEnd(traverser.Content, node.Content.Index)) return node.Content.Index;
        }

        throw new GremlinException(GremlinErrorCode.InvalidParameter, "The path history of the traverser does not contain a previous vertex");
    }

    private bool IsEnd(in Value edge, int vertex) => Context.Graph.EdgeOut(edge.Index) == vertex || Context.Graph.EdgeIn(edge.Index) == vertex;
}
