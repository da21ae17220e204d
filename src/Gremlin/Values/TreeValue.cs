namespace Gremlin.Values;

/// <summary>A forest: keys, each with the forest below it.</summary>
internal sealed class TreeValue() : Tag(ValueKind.Tree)
{
    private readonly Dictionary<Value, int> _places = [];
    private readonly List<Value> _below = [];

    public List<Value> Keys { get; } = [];

    /// <summary>The forest below the key at a place.</summary>
    public TreeValue Below(int place) => _below[place].As<TreeValue>();

    /// <summary>The forests below the keys, in their order.</summary>
    public IReadOnlyList<Value> Branches => _below;

    /// <summary>The forest below a key; null when there is no such key.</summary>
    public TreeValue? Find(in Value key) => _places.TryGetValue(key, out var place) ? Below(place) : null;

    public TreeValue Branch(in Value key)
    {
        if (Find(key) is { } known) return known;
        _places[key] = Keys.Count;
        Keys.Add(key);
        var below = new TreeValue();
        _below.Add(Value.Of(below));
        return below;
    }
}
