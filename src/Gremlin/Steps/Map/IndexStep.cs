using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>index()</c>: a collection's items with their places, as pairs or as a map.</summary>
internal sealed class IndexStep : MapStep
{
    public override string Name => "index";

    /// <summary>A map of place to item rather than a list of pairs.</summary>
    public bool AsMap { get; set; }

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var source = traverser.Content;
        var items = Collections.IsIterable(source) || source.Kind == ValueKind.Map ? Collections.Items(source) : [source];
        content = AsMap ? ToMap(items) : ToPairs(items);
        return true;
    }

    private static Value ToMap(IReadOnlyList<Value> items)
    {
        var map = new MapValue(items.Count);
        for (var i = 0; i < items.Count; i++) map.Append(Value.Of(i), items[i]);
        return Value.Of(map);
    }

    private static Value ToPairs(IReadOnlyList<Value> items)
    {
        var pairs = new List<Value>(items.Count);
        for (var i = 0; i < items.Count; i++) pairs.Add(Value.Of(new ListValue([items[i], Value.Of(i)])));
        return Value.Of(new ListValue(pairs));
    }
}
