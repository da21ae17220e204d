namespace Gremlin.Values;

/// <summary>A set that keeps the order in which its items came.</summary>
internal sealed class SetValue() : Tag(ValueKind.Set)
{
    private readonly HashSet<Value> _known = [];

    public SetValue(IEnumerable<Value> items)
        : this()
    {
        foreach (var item in items) Add(item);
    }

    public List<Value> Items { get; } = [];

    public int Count => Items.Count;

    public bool Contains(in Value item) => _known.Contains(item);

    public bool Add(in Value item)
    {
        if (!_known.Add(item)) return false;
        Items.Add(item);
        return true;
    }

    public bool SameItems(SetValue other) => _known.SetEquals(other._known);
}
