using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Counts by a 64-bit key in an open-addressing table; key 0 is not used.</summary>
internal sealed class StepCounts
{
    private ulong[] _keys = new ulong[1024];
    private int[] _counts = new int[1024];
    private int _used;

    /// <summary>All keys with their counts.</summary>
    public IEnumerable<(ulong Key, int Count)> All => _keys.Select((key, slot) => (key, _counts[slot])).Where(e => e.key != 0);

    /// <summary>The count of a key.</summary>
    public int this[ulong key] => _counts[Slot(key)];

    /// <summary>Counts a key; true when it is new.</summary>
    public bool Add(ulong key)
    {
        var slot = Slot(key);
        if (_keys[slot] == key)
        {
            _counts[slot]++;
            return false;
        }

        (_keys[slot], _counts[slot]) = (key, 1);
        if (++_used * 2 > _keys.Length)
            Grow();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> 33) & mask;
        while (_keys[slot] != key && _keys[slot] != 0)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (keys, counts) = (_keys, _counts);
        (_keys, _counts) = (new ulong[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var slot = Slot(keys[i]);
            (_keys[slot], _counts[slot]) = (keys[i], counts[i]);
        }
    }
}
