using Gremlin.Engine;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>outV</c>, <c>inV</c> and <c>bothV</c>: an edge's ends.</summary>
internal sealed class EdgeVertexStep(string name, Direction direction) : FlatMapStep
{
    private Value _first;
    private Value _second;
    private int _left;

    public override string Name => name;

    public Direction Direction => direction;

    protected override void Open(in Traverser traverser)
    {
        var edge = traverser.Content;
        if (edge.Kind != ValueKind.Edge) throw Elements.NotAn("Edge", edge);
        var graph = Context.Graph;
        _left = direction == Direction.Both ? 2 : 1;
        _first = graph.Vertex(direction == Direction.In ? graph.EdgeIn(edge.Index) : graph.EdgeOut(edge.Index));
        _second = direction == Direction.Both ? graph.Vertex(graph.EdgeIn(edge.Index)) : default;
    }

    protected override bool MoveNext(out Value content)
    {
        (content, _first) = (_first, _second);
        return _left-- > 0;
    }
}
