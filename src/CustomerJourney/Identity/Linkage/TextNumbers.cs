using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Finds the number of a text of a <see cref="TextPool"/>, or adds it: open addressing, hash and number in one word, so that most look-ups touch one place.</summary>
internal sealed class TextNumbers(TextPool texts)
{
    private const int LeastBits = 4;
    private const uint Multiplier = 0x9E3779B1;

    private ulong[] _slots = new ulong[1 << LeastBits]; // hash above, number + 1 below; 0 is free
    private int _bits = LeastBits;
    private int _count;

    /// <summary>The number of a text.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        var hash = (uint)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)) >> 32);
        var slot = SlotOf(hash);
        while (_slots[slot] is not 0 and var taken)
        {
            if ((uint)(taken >> 32) == hash && texts.Is((int)(uint)taken - 1, text))
                return (int)(uint)taken - 1;
            slot = slot + 1 & _slots.Length - 1;
        }

        var number = texts.Add(text);
        _slots[slot] = (ulong)hash << 32 | (uint)(number + 1);
        if (++_count > _slots.Length / 8 * 5)
            Grow();
        return number;
    }

    private int SlotOf(uint hash) => (int)(hash * Multiplier >> 32 - _bits);

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[1 << ++_bits];
        foreach (var taken in old)
        {
            if (taken == 0)
                continue;
            var slot = SlotOf((uint)(taken >> 32));
            while (_slots[slot] != 0)
                slot = slot + 1 & _slots.Length - 1;
            _slots[slot] = taken;
        }
    }
}
