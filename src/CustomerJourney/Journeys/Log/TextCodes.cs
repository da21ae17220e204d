using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>Gives each different text a number, in order of first sight; texts stay UTF-8 bytes in one arena.</summary>
internal sealed class TextCodes
{
    private const int FirstSlots = 64;
    private const ulong Mix = 0x9E3779B97F4A7C15UL;

    private byte[] _arena = new byte[1024];
    private int[] _ends = new int[FirstSlots];
    private uint[] _hashes = new uint[FirstSlots];
    private int[] _slots = new int[FirstSlots * 2];
    private int _last = -1;

    /// <summary>How many different texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a code, UTF-8.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var start = code == 0 ? 0 : _ends[code - 1];
            return _arena.AsSpan(start, _ends[code] - start);
        }
    }

    /// <summary>The code of a text; a new one if the text has not been seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Rows of one customer tend to stand together
        var last = _last;
        return last >= 0 && this[last].SequenceEqual(text) ? last : _last = Lookup(text);
    }

    /// <summary>The code of a text; a new one if the text has not been seen.</summary>
    public int CodeOf(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        return CodeOf(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>The text of a code.</summary>
    public string TextOf(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>Takes in the texts of another; answers with the code here for each code there.</summary>
    public int[] Merge(TextCodes other)
    {
        var map = new int[other.Count];
        for (var code = 0; code < map.Length; code++)
            map[code] = CodeOf(other[code]);
        return map;
    }

    private int Lookup(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var code = _slots[slot] - 1;
            if (code < 0)
                return Insert(text, hash, slot);
            if (_hashes[code] == hash && this[code].SequenceEqual(text))
                return code;
        }
    }

    private int Insert(ReadOnlySpan<byte> text, uint hash, int slot)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
            GrowCodes();
        if (text.Length > _arena.Length - start)
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, start + text.Length));
        text.CopyTo(_arena.AsSpan(start));
        _ends[Count] = start + text.Length;
        _hashes[Count] = hash;
        if ((Count + 1) * 2 > _slots.Length)
            Rehash();
        else
            _slots[slot] = Count + 1;
        return Count++;
    }

    private void GrowCodes()
    {
        Array.Resize(ref _ends, Count * 2);
        Array.Resize(ref _hashes, Count * 2);
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var code = 0; code <= Count; code++)
        {
            var slot = (int)_hashes[code] & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var length = text.Length;
        var hash = (ulong)length * Mix;
        var at = 0;
        for (; at + 8 <= length; at += 8)
            hash = Round(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at)));
        var rest = 0UL;
        for (var shift = 0; at < length; at++, shift += 8)
            rest |= (ulong)Unsafe.Add(ref bytes, at) << shift;
        hash = Round(hash ^ rest);
        return (uint)(hash >> 32) ^ (uint)hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong value)
    {
        value *= Mix;
        return (value ^ (value >> 29)) * 0xBF58476D1CE4E5B9UL;
    }
}
