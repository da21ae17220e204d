using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>subgraph('x')</c>: gathers the edges that come by, with their vertices.</summary>
internal sealed class SubgraphStep(string key) : SideEffectStep, IMakesSideEffect
{
    public override string Name => "subgraph";

    public string Key => key;

    public Value Make() => Value.Of(new SubgraphValue());

    protected override void Run(ref Traverser traverser)
    {
        var edge = traverser.Content;
        if (edge.Kind != ValueKind.Edge) throw Elements.NotAn("Edge", edge);
        var content = Bags.Demand(Context, key, Make).Content;
        if (content.Kind != ValueKind.Subgraph) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side effect {key} is no subgraph");
        var graph = content.As<SubgraphValue>();
        if (!graph.Edges.Add(edge)) return;
        Context.Hold(96);
        graph.Vertices.Add(Context.Graph.Vertex(Context.Graph.EdgeOut(edge.Index)));
        graph.Vertices.Add(Context.Graph.Vertex(Context.Graph.EdgeIn(edge.Index)));
    }
}
