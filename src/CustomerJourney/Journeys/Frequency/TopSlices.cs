using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Keeps the most frequent of many journeys; ties go to those that come first step by step.</summary>
internal sealed unsafe class TopSlices<TStep>(TStep* steps, int limit)
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    private readonly List<CountedSlice> _heap = []; // the least of those kept is first

    /// <summary>Takes in a table's journeys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<CountedSlice> table)
    {
        if (limit == 0)
            return;
        foreach (ref readonly var entry in table)
        {
            if (entry.Count == 0)
                continue;
            if (_heap.Count < limit)
                Push(entry);
            else if (entry.Count >= _heap[0].Count && Compare(entry, _heap[0]) < 0)
                Replace(entry);
        }
    }

    /// <summary>Those kept, the most frequent first.</summary>
    public List<CountedSlice> Sorted()
    {
        _heap.Sort((a, b) => Compare(a, b));
        return _heap;
    }

    /// <summary>Negative when <paramref name="a"/> is listed before <paramref name="b"/>.</summary>
    private int Compare(in CountedSlice a, in CountedSlice b) => a.Count != b.Count
        ? b.Count.CompareTo(a.Count)
        : new ReadOnlySpan<TStep>(steps + a.Start, a.Length).SequenceCompareTo(new ReadOnlySpan<TStep>(steps + b.Start, b.Length));

    private void Push(in CountedSlice entry)
    {
        _heap.Add(entry);
        for (var at = _heap.Count - 1; at > 0;)
        {
            var parent = (at - 1) / 2;
            if (Compare(_heap[parent], _heap[at]) > 0)
                return;
            (_heap[parent], _heap[at]) = (_heap[at], _heap[parent]);
            at = parent;
        }
    }

    private void Replace(in CountedSlice entry)
    {
        _heap[0] = entry;
        for (var at = 0; ;)
        {
            var worst = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < _heap.Count; child++)
                worst = Compare(_heap[child], _heap[worst]) > 0 ? child : worst;
            if (worst == at)
                return;
            (_heap[worst], _heap[at]) = (_heap[at], _heap[worst]);
            at = worst;
        }
    }
}
