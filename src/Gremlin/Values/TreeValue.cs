namespace Gremlin.Values;

/// <summary>A forest: keys, each with the forest below it.</summary>
internal sealed class TreeValue() : Tag(ValueKind.Tree)
{
    private readonly Dictionary<Value, TreeValue> _below = [];

    public List<Value> Keys { get; } = [];

    public TreeValue this[in Value key] => _below[key];

    public TreeValue Branch(in Value key)
    {
        if (_below.TryGetValue(key, out var below)) return below;
        Keys.Add(key);
        return _below[key] = new TreeValue();
    }
}
