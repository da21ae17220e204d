using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>valueMap()</c> and <c>propertyMap()</c>: an element's properties as a map, a vertex's values in lists.</summary>
internal sealed class ValueMapStep(bool properties, IReadOnlyList<string?> keys) : MapStep, IByModulated, IWithOptions
{
    /// <summary>WithOptions.ids | labels | keys | values.</summary>
    private const int AllTokens = 15;

    private readonly ByRing _bys = new();
    private readonly List<Value> _found = [];

    public override string Name => properties ? "propertyMap" : "valueMap";

    public override IEnumerable<Traversal> Children => _bys.Children;

    /// <summary>Which tokens are in the map: ids 1, labels 2, keys 4, values 8.</summary>
    public int Tokens { get; set; }

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);


    public void IncludeTokens(int? which) => Tokens = which ?? AllTokens;

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var element = traverser.Content;
        if (!element.IsElement && element.Kind != ValueKind.Property) throw Elements.NotAn("Element", element);
        var map = new MapValue();
        AddTokens(element, map);
        _found.Clear();
        Elements.Properties(element, keys, _found);
        foreach (var item in _found) AddItem(element, item, map);
        if (!_bys.IsEmpty) LookAtEach(traverser, map);
        content = Value.Of(map);
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", keys) + ")" + (Tokens == 0 ? "" : "[tokens]");

    private static bool IsPropertyKey(in Value key) => key.Kind == ValueKind.String;

    private void AddTokens(in Value element, MapValue map)
    {
        if (Tokens == 0) return;
        if (element.Kind is ValueKind.VertexProperty or ValueKind.Property) AddPropertyTokens(element, map);
        else
        {
            if ((Tokens & 1) != 0) map.Append(Value.Of(ElementToken.Id), Elements.Id(element));
            if ((Tokens & 2) != 0) map.Append(Value.Of(ElementToken.Label), Elements.Label(element));
        }
    }

    private void AddPropertyTokens(in Value property, MapValue map)
    {
        if ((Tokens & 1) != 0 && property.IsElement) map.Append(Value.Of(ElementToken.Id), Elements.Id(property));
        if ((Tokens & 4) != 0) map.Append(Value.Of(ElementToken.Key), Elements.Key(property));
        if ((Tokens & 8) != 0) map.Append(Value.Of(ElementToken.Value), Elements.Content(property));
    }

    private void AddItem(in Value element, in Value item, MapValue map)
    {
        var key = Elements.Key(item);
        var value = properties ? item : Elements.Content(item);
        if (element.Kind != ValueKind.Vertex) map.Set(key, value);
        else if (map.TryGet(key, out var list)) list.As<ListValue>().Items.Add(value);
        else map.Append(key, Value.Of(new ListValue([value])));
    }

    private void LookAtEach(in Traverser traverser, MapValue map)
    {
        _bys.Reset();
        foreach (var key in map.Keys.Where(key => IsPropertyKey(key)).ToList())
        {
            map.TryGet(key, out var value);
            if (_bys.Next().TryApply(traverser with { Content = value }, Context, out var seen)) map.Set(key, seen);
            else map.Remove(key);
        }
    }
}
