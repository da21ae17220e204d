using Gremlin.Engine;

namespace Gremlin.Steps;

/// <summary>The <c>by()</c>s of <c>order()</c>.</summary>
internal sealed class Sorting
{
    private readonly List<(By By, SortOrder Order)> _keys = [];
    private readonly KeySorter _sorter = new();

    public IEnumerable<Traversal> Children => _keys.Select(key => key.By.Nested).OfType<Traversal>();

    public IReadOnlyList<(By By, SortOrder Order)> Keys => _keys;

    public void Add(By by, SortOrder? order) => _keys.Add((by, order ?? SortOrder.Ascending));

    /// <summary>Sorts in place, keeping the order of equals; those for which a <c>by()</c> gives nothing are left out.</summary>
    public void Sort(List<Traverser> items, QueryContext context)
    {
        if (_keys.Exists(key => key.Order == SortOrder.Shuffle)) Shuffle(items, context);
        SortByKeys(items, context);
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

    /// <summary>Finds the keys of all items, sorts places by them, and puts the items in that order.</summary>
    private void SortByKeys(List<Traverser> items, QueryContext context)
    {
        _sorter.Begin(_keys, items.Count);
        foreach (var item in items) _sorter.TryAdd(item, context);
        items.Clear();
        _sorter.End(items);
    }
}
