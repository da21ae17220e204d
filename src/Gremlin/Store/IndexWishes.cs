using System.Collections.Concurrent;

namespace Gremlin.Store;

/// <summary>Makes an index the second time a query wants it: at once when nobody writes, else when that transaction ends.</summary>
internal sealed class IndexWishes(PropertyGraph graph)
{
    private const int TimesWanted = 2;

    private readonly ConcurrentDictionary<(bool Edges, int Label, int Key), int> _wanted = [];

    /// <summary>The index a reader of the state may use; null when it must scan.</summary>
    public ValueIndex? Find(Snapshot asker, bool edges, int label, int key)
    {
        if (_wanted.AddOrUpdate((edges, label, key), 1, (_, times) => times + 1) < TimesWanted)
            return null;
        return graph.IfNobodyWrites(() => asker == graph.Tip ? Add(edges, label, key) : null);
    }

    /// <summary>Makes what was wanted while a transaction was on; called by its end.</summary>
    public void Grant()
    {
        foreach (var (wish, times) in _wanted)
        {
            if (times >= TimesWanted)
                Add(wish.Edges, wish.Label, wish.Key);
        }
    }

    private ValueIndex Add(bool edges, int label, int key)
    {
        var tip = graph.Tip;
        _wanted.TryRemove((edges, label, key), out _);
        var index = tip.FindIndex(edges, label, key);
        if (index is null)
        {
            index = tip.BuildIndex(edges, label, key);
            tip.Indexes = [.. tip.Indexes, index];
        }

        return index;
    }
}
