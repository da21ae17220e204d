namespace Gremlin.Values;

/// <summary>A map that keeps the order of insertion. Small ones, as <c>project()</c> makes, are searched without hashing.</summary>
internal sealed class MapValue : Tag
{
    private const int SearchedPlainly = 8;
    private Dictionary<Value, int>? _places;

    public MapValue(int capacity = 4)
        : base(ValueKind.Map) => (Keys, Values) = (new(capacity), new(capacity));

    public List<Value> Keys { get; }

    public List<Value> Values { get; }

    public int Count => Keys.Count;

    public void Set(in Value key, in Value value)
    {
        var place = Find(key);
        if (place >= 0) Values[place] = value;
        else Append(key, value);
    }

    /// <summary>Adds a key that the caller knows to be new.</summary>
    public void Append(in Value key, in Value value)
    {
        _places?.TryAdd(key, Keys.Count);
        Keys.Add(key);
        Values.Add(value);
    }

    public bool TryGet(in Value key, out Value value)
    {
        var place = Find(key);
        value = place >= 0 ? Values[place] : default;
        return place >= 0;
    }

    public bool TryGet(string key, out Value value) => TryGet(Value.Of(key), out value);

    public bool Remove(in Value key)
    {
        var place = Find(key);
        if (place < 0) return false;
        Keys.RemoveAt(place);
        Values.RemoveAt(place);
        _places = null;
        return true;
    }

    public int Find(in Value key)
    {
        if (Keys.Count > SearchedPlainly) return (_places ??= Places()).TryGetValue(key, out var place) ? place : -1;
        for (var i = 0; i < Keys.Count; i++)
        {
            if (ValueIdentity.Same(Keys[i], key)) return i;
        }

        return -1;
    }

    private Dictionary<Value, int> Places()
    {
        var places = new Dictionary<Value, int>(Keys.Count);
        for (var i = 0; i < Keys.Count; i++) places.TryAdd(Keys[i], i); // keys that are collections may have become alike since
        return places;
    }
}
