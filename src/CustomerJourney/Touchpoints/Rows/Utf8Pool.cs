using System.IO.Hashing;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Remembers what was made of a text, so that a value that comes again costs a look-up and no memory.</summary>
/// <remarks>Begins anew when full: memory stays bounded however many values there are.</remarks>
/// <typeparam name="T">What is made of it.</typeparam>
internal sealed class Utf8Pool<T>(int capacity)
{
    private const int FirstSlots = 1 << 8;
    private int[] _slots = new int[FirstSlots];
    private Entry[] _entries = new Entry[FirstSlots / 2];
    private byte[] _texts = new byte[FirstSlots * 16];
    private int _count;
    private int _used;

    private record struct Entry(ulong Hash, int Start, int Length, T Value);

    /// <summary>What was made of a text.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, out ulong hash, out T value)
    {
        hash = XxHash3.HashToUInt64(text);
        for (var slot = (int)hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref readonly var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && _texts.AsSpan(entry.Start, entry.Length).SequenceEqual(text))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Remembers what was made of a text that is not there.</summary>
    public T Add(ReadOnlySpan<byte> text, ulong hash, T value)
    {
        if (_count == capacity)
        {
            Array.Clear(_slots);
            (_count, _used) = (0, 0);
        }

        if (_count == _entries.Length)
            Grow();
        if (_used + text.Length > _texts.Length)
            Array.Resize(ref _texts, Math.Max(_texts.Length * 2, _used + text.Length));
        text.CopyTo(_texts.AsSpan(_used));
        _entries[_count++] = new Entry(hash, _used, text.Length, value);
        _used += text.Length;
        Place(hash, _count);
        return value;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _slots = new int[_entries.Length * 2];
        for (var index = 0; index < _count; index++)
            Place(_entries[index].Hash, index + 1);
    }

    private void Place(ulong hash, int number)
    {
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = number;
    }
}
