using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>Sorts walkers by their keys, keeping the order of equals. Its arrays stay for the next run unless they grew large; what they held is let go.</summary>
internal sealed class KeySorter : IComparer<int>
{
    /// <summary>Fewer are put in place one by one.</summary>
    private const int SortedPlainly = 24;

    /// <summary>Arrays for more are not kept: plans are cached by the thousand.</summary>
    private const int MostKept = 1 << 12;

    private static readonly List<(By By, SortOrder Order)> ByItself = [(By.Itself, SortOrder.Ascending)];

    private List<(By By, SortOrder Order)> _by = ByItself;
    private Value[] _keys = [];
    private Traverser[] _items = [];
    private int[] _places = [];
    private int _count;

    public void Begin(List<(By By, SortOrder Order)> by, int most)
    {
        _by = by.Count == 0 ? ByItself : by;
        _count = 0;
        if (_items.Length < most)
        {
            var length = Math.Max(most, _items.Length * 2);
            (_items, _places) = (new Traverser[length], new int[length]);
        }

        if (_keys.Length < most * _by.Count) _keys = new Value[Math.Max(most, _items.Length) * _by.Count];
    }

    /// <summary>Takes a walker, unless one of the <c>by()</c>s gives nothing for it.</summary>
    public void TryAdd(in Traverser item, QueryContext context)
    {
        var first = _count * _by.Count;
        for (var i = 0; i < _by.Count; i++)
        {
            if (!_by[i].By.TryApply(item, context, out _keys[first + i])) return;
        }

        _items[_count] = item;
        _places[_count] = _count++;
    }

    /// <summary>Adds the walkers in order to <paramref name="sorted"/>.</summary>
    public void End(List<Traverser> sorted)
    {
        var places = _places.AsSpan(0, _count);
        if (_count <= SortedPlainly) SortPlainly(places);
        else places.Sort(this);
        foreach (var place in places) sorted.Add(_items[place]);
        if (_items.Length > MostKept)
        {
            (_keys, _items, _places) = ([], [], []);
            return;
        }

        Array.Clear(_items, 0, _count);
        Array.Clear(_keys, 0, _count * _by.Count);
    }

    public int Compare(int x, int y)
    {
        var (a, b) = (x * _by.Count, y * _by.Count);
        for (var i = 0; i < _by.Count; i++)
        {
            if (_by[i].Order == SortOrder.Shuffle) continue;
            var order = ValueOrder.Compare(_keys[a + i], _keys[b + i]);
            if (order != 0) return _by[i].Order == SortOrder.Ascending ? order : -order;
        }

        return x - y;
    }

    private void SortPlainly(Span<int> places)
    {
        for (var next = 1; next < places.Length; next++)
        {
            var place = places[next];
            var at = next;
            for (; at > 0 && Compare(places[at - 1], place) > 0; at--) places[at] = places[at - 1];
            places[at] = place;
        }
    }
}
