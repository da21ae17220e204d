using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>The <c>by()</c>s of <c>order()</c>.</summary>
internal sealed class Sorting
{
    private readonly List<(By By, SortOrder Order)> _keys = [];

    public IEnumerable<Traversal> Children => _keys.Select(key => key.By.Nested).OfType<Traversal>();

    public IReadOnlyList<(By By, SortOrder Order)> Keys => _keys;

    public void Add(By by, SortOrder? order) => _keys.Add((by, order ?? SortOrder.Ascending));

    /// <summary>Sorts in place, keeping the order of equals; those for which a <c>by()</c> gives nothing are left out.</summary>
    public void Sort(List<Traverser> items, QueryContext context)
    {
        if (_keys.Exists(key => key.Order == SortOrder.Shuffle)) Shuffle(items, context);
        if (_keys.Count <= 1) SortByOne(items, context);
        else SortByMany(items, context);
    }

    public override string ToString() => string.Join(", ", _keys.Select(key => $"{key.By} {key.Order}"));

    private static void Shuffle(List<Traverser> items, QueryContext context)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = context.Random.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private void SortByOne(List<Traverser> items, QueryContext context)
    {
        var (by, order) = _keys.Count == 0 ? (By.Itself, SortOrder.Ascending) : _keys[0];
        var sorted = new List<(Value Key, int Place, Traverser Item)>(items.Count);
        foreach (var item in items)
        {
            if (by.TryApply(item, context, out var key)) sorted.Add((key, sorted.Count, item));
        }

        if (order == SortOrder.Ascending) sorted.Sort((a, b) => ValueOrder.Compare(a.Key, b.Key) is var c and not 0 ? c : a.Place - b.Place);
        else if (order == SortOrder.Descending) sorted.Sort((a, b) => ValueOrder.Compare(b.Key, a.Key) is var c and not 0 ? c : a.Place - b.Place);
        items.Clear();
        foreach (var (_, _, item) in sorted) items.Add(item);
    }

    private void SortByMany(List<Traverser> items, QueryContext context)
    {
        var sorted = new List<(Value[] Keys, int Place, Traverser Item)>(items.Count);
        foreach (var item in items)
        {
            if (KeysOf(item, context) is { } keys) sorted.Add((keys, sorted.Count, item));
        }

        sorted.Sort((a, b) => Compare(a.Keys, b.Keys) is var c and not 0 ? c : a.Place - b.Place);
        items.Clear();
        foreach (var (_, _, item) in sorted) items.Add(item);
    }

    private Value[]? KeysOf(in Traverser item, QueryContext context)
    {
        var keys = new Value[_keys.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!_keys[i].By.TryApply(item, context, out keys[i])) return null;
        }

        return keys;
    }

    private int Compare(Value[] a, Value[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (_keys[i].Order == SortOrder.Shuffle) continue;
            var order = ValueOrder.Compare(a[i], b[i]);
            if (order != 0) return _keys[i].Order == SortOrder.Ascending ? order : -order;
        }

        return 0;
    }
}
