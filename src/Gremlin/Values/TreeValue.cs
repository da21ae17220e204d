namespace Gremlin.Values;

/// <summary>A forest: keys, each with the forest below it.</summary>
internal sealed class TreeValue() : Tag(ValueKind.Tree)
{
    private readonly Dictionary<Value, int> _places = [];
    private readonly List<TreeValue> _below = [];

    public List<Value> Keys { get; } = [];

    /// <summary>The forest below the key at a place.</summary>
    public TreeValue Below(int place) => _below[place];

    /// <summary>The forest below a key; null when there is no such key.</summary>
    public TreeValue? Find(in Value key) => _places.TryGetValue(key, out var place) ? _below[place] : null;

    public TreeValue Branch(in Value key)
    {
        if (Find(key) is { } known) return known;
        _places[key] = Keys.Count;
        Keys.Add(key);
        _below.Add(new TreeValue());
        return _below[^1];
    }
}
