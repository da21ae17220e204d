namespace Gremlin.Values;

/// <summary>A bag: distinct items in the order of their first coming, each with its count.</summary>
internal sealed class BulkSetValue() : Tag(ValueKind.BulkSet)
{
    private readonly Dictionary<Value, int> _places = [];

    public List<Value> Items { get; } = [];

    public List<long> Counts { get; } = [];

    public long Total { get; private set; }

    public void Add(in Value item, long count)
    {
        Total += count;
        ref var place = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_places, item, out var known);
        if (known)
        {
            Counts[place] += count;
            return;
        }

        place = Items.Count;
        Items.Add(item);
        Counts.Add(count);
    }

    /// <summary>Adds an item without looking whether it is there.</summary>
    public void Append(in Value item, long count)
    {
        Items.Add(item);
        Counts.Add(count);
        Total += count;
    }

    public void Clear()
    {
        _places.Clear();
        Items.Clear();
        Counts.Clear();
        Total = 0;
    }

    public bool Contains(in Value item) => _places.ContainsKey(item);

    public IEnumerable<Value> Each()
    {
        for (var i = 0; i < Items.Count; i++)
        {
            for (long n = 0; n < Counts[i]; n++) yield return Items[i];
        }
    }
}
