using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Groups time gaps by key and finds exact quantiles of each group.</summary>
internal sealed class GapGroups
{
    private const int FirstSize = 256;

    private long[] _keys = new long[FirstSize];
    private int[] _groups = new int[FirstSize];
    private long[] _groupKeys = new long[FirstSize / 2];
    private int[] _counts = new int[FirstSize / 2];
    private int[] _groupOf = new int[1024];
    private long[] _gaps = new long[1024];
    private int _added;
    private long _lastKey = -1;
    private int _lastGroup;

    /// <summary>Number of groups.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a gap under a key (not negative).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long key, long gap)
    {
        if (_added == _gaps.Length)
            GrowGaps();
        var group = key == _lastKey ? _lastGroup : Group(key);
        _counts[group]++;
        _groupOf[_added] = group;
        _gaps[_added++] = gap;
    }

    /// <summary>Adds all of another's.</summary>
    public void Merge(GapGroups other)
    {
        for (var i = 0; i < other._added; i++)
            Add(other._groupKeys[other._groupOf[i]], other._gaps[i]);
    }

    /// <summary>Each group's key, count and quantiles, in no order.</summary>
    public GapGroup[] Result(double low, double high, CancellationToken cancellationToken)
    {
        var starts = new int[Count + 1];
        for (var group = 0; group < Count; group++)
            starts[group + 1] = starts[group] + _counts[group];
        var next = starts.AsSpan(0, Count).ToArray();
        var sorted = new long[_added];
        for (var i = 0; i < _added; i++)
            sorted[next[_groupOf[i]]++] = _gaps[i];
        var result = new GapGroup[Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Workers.Count };
        Parallel.For(0, Count, options, group =>
        {
            var gaps = sorted.AsSpan(starts[group], _counts[group]);
            result[group] = new GapGroup(_groupKeys[group], gaps.Length, Quantiles.Of(gaps, low), Quantiles.Of(gaps, high));
        });
        return result;
    }

    private int Group(long key)
    {
        var mask = _keys.Length - 1;
        for (var slot = (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> 40) & mask; ; slot = (slot + 1) & mask)
        {
            var group = _groups[slot] - 1;
            if (group < 0)
                group = Insert(key, slot);
            else if (_keys[slot] != key)
                continue;
            (_lastKey, _lastGroup) = (key, group);
            return group;
        }
    }

    private int Insert(long key, int slot)
    {
        if (Count == _counts.Length)
        {
            Array.Resize(ref _counts, Count * 2);
            Array.Resize(ref _groupKeys, Count * 2);
        }

        _groupKeys[Count] = key;
        (_keys[slot], _groups[slot]) = (key, ++Count);
        if (Count * 2 > _keys.Length)
            Rehash();
        return Count - 1;
    }

    private void Rehash()
    {
        _keys = new long[_keys.Length * 2];
        _groups = new int[_keys.Length];
        var mask = _keys.Length - 1;
        for (var group = 0; group < Count; group++)
        {
            var slot = (int)(((ulong)_groupKeys[group] * 0x9E3779B97F4A7C15UL) >> 40) & mask;
            while (_groups[slot] != 0)
                slot = (slot + 1) & mask;
            (_keys[slot], _groups[slot]) = (_groupKeys[group], group + 1);
        }
    }

    private void GrowGaps()
    {
        Array.Resize(ref _groupOf, _added * 2);
        Array.Resize(ref _gaps, _added * 2);
    }
}

/// <summary>A group of gaps: how many, and two quantiles in the log's unit.</summary>
internal readonly record struct GapGroup(long Key, int Count, double Low, double High);
