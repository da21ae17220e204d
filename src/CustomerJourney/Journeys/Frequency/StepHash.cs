using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Hashes stretches of bytes, eight at a time.</summary>
internal static unsafe class StepHash
{
    /// <summary>Stretches of at most so many bytes are their own hash.</summary>
    public const int Exact = 8;

    private const ulong Mix = 0x9E3779B97F4A7C15UL;
    private const ulong Mix2 = 0xD6E8FEB86659FD93UL;

    /// <summary>The hash of a stretch: of up to eight bytes these bytes, so that with the length it stands for them.</summary>
    /// <param name="bytes">Where it begins.</param>
    /// <param name="length">How many bytes it has, at least one.</param>
    /// <param name="end">Nothing is read from here on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* bytes, int length, byte* end)
    {
        if (length <= Exact)
            return bytes + Exact <= end ? Unsafe.ReadUnaligned<ulong>(bytes) & (ulong.MaxValue >> (64 - 8 * length)) : Short(bytes, length);
        var hash = (ulong)(uint)length * Mix2;
        var last = bytes + length - 8;
        for (; bytes < last; bytes += 8)
            hash = Round(hash, Unsafe.ReadUnaligned<ulong>(bytes));
        return Round(hash, Unsafe.ReadUnaligned<ulong>(last));
    }

    /// <summary>32 well-mixed bits of a hash and a length, for places in tables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Spread(ulong hash, int length)
    {
        hash = (hash + (ulong)length) * Mix;
        return (uint)(((hash ^ (hash >> 32)) * Mix2) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Mix;
        return hash ^ (hash >> 29);
    }

    private static ulong Short(byte* bytes, int length)
    {
        var value = 0UL;
        for (var i = 0; i < length; i++)
            value |= (ulong)bytes[i] << (8 * i);
        return value;
    }
}
