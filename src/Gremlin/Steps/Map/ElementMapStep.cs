using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>elementMap()</c>: id, label, an edge's ends, and the first value of each property.</summary>
internal sealed class ElementMapStep(IReadOnlyList<string?> keys) : MapStep
{
    private readonly List<Value> _found = [];

    public override string Name => "elementMap";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var element = traverser.Content;
        if (!element.IsElement) throw Elements.NotAn("Element", element);
        var map = IdAndLabel(element);
        if (element.Kind == ValueKind.Edge) AddEnds(element, map);
        if (element.Kind == ValueKind.VertexProperty) AddProperty(element, map);
        _found.Clear();
        Elements.Properties(element, keys, _found);
        foreach (var item in _found)
        {
            if (map.Find(Elements.Key(item)) < 0) map.Append(Elements.Key(item), Elements.Content(item));
        }

        content = Value.Of(map);
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", keys) + ")";

    private static MapValue IdAndLabel(in Value element)
    {
        var map = new MapValue(8);
        map.Append(Value.Of(ElementToken.Id), Elements.Id(element));
        if (element.Kind != ValueKind.VertexProperty) map.Append(Value.Of(ElementToken.Label), Elements.Label(element));
        return map;
    }

    private static void AddProperty(in Value property, MapValue map)
    {
        map.Append(Value.Of(ElementToken.Key), Elements.Key(property));
        map.Append(Value.Of(ElementToken.Value), Elements.Content(property));
    }

    private void AddEnds(in Value edge, MapValue map)
    {
        map.Append(Value.Of(EdgeDirection.In), Value.Of(IdAndLabel(Context.Graph.Vertex(Context.Graph.EdgeIn(edge.Index)))));
        map.Append(Value.Of(EdgeDirection.Out), Value.Of(IdAndLabel(Context.Graph.Vertex(Context.Graph.EdgeOut(edge.Index)))));
    }
}
