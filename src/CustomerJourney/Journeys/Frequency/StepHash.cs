using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Hashes stretches of bytes, eight at a time; never reads beyond their end.</summary>
internal static unsafe class StepHash
{
    private const ulong Mix = 0x9E3779B97F4A7C15UL;
    private const ulong Mix2 = 0xD6E8FEB86659FD93UL;

    /// <summary>The hash of a stretch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(byte* bytes, int length)
    {
        var hash = (ulong)(uint)length * Mix2;
        if (length >= 8)
        {
            var last = bytes + length - 8;
            for (; bytes < last; bytes += 8)
                hash = Round(hash, Unsafe.ReadUnaligned<ulong>(bytes));
            hash = Round(hash, Unsafe.ReadUnaligned<ulong>(last));
        }
        else
        {
            hash = Round(hash, Short(bytes, length));
        }

        hash ^= hash >> 32;
        return (uint)((hash * Mix2) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Mix;
        return hash ^ (hash >> 29);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Short(byte* bytes, int length)
    {
        if (length >= 4)
            return Unsafe.ReadUnaligned<uint>(bytes) | ((ulong)Unsafe.ReadUnaligned<uint>(bytes + length - 4) << 32);
        return length switch
        {
            0 => 0,
            1 => bytes[0],
            2 => Unsafe.ReadUnaligned<ushort>(bytes),
            _ => Unsafe.ReadUnaligned<ushort>(bytes) | ((ulong)bytes[2] << 16),
        };
    }
}
