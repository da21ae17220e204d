using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Byte arrays that the collector never moves, so that columns have an address.</summary>
internal static class PinnedBytes
{
    private const int LeastKeptOfASize = 2;
    private const int KeptBytesOfASize = 1 << 27;
    private const int SmallestKept = 1 << 16;
    private const int LargerTaken = 2; // rather four times the memory that is there than as much anew

    private static readonly Stack<byte[]>[] Kept = [.. Enumerable.Range(0, 32 + LargerTaken).Select(_ => new Stack<byte[]>())];

    /// <summary>An array of unset bytes.</summary>
    /// <exception cref="InvalidOperationException">It would be larger than an array can be.</exception>
    public static byte[] Of(long length) => length <= Array.MaxLength
        ? GC.AllocateUninitializedArray<byte>((int)length, pinned: true)
        : throw new InvalidOperationException("The log is larger than an index holds (2 GB a column); ask the warehouse instead.");

    /// <summary>An array of at least so many unset bytes, for one question; fresh memory costs more than what is written to it.</summary>
    public static byte[] Rent(long length)
    {
        if (length is < SmallestKept or > 1 << 30)
            return Of(length);
        var size = BitOperations.RoundUpToPowerOf2((uint)length);
        var fitting = BitOperations.Log2(size);
        for (var larger = fitting; larger <= fitting + LargerTaken; larger++)
        {
            lock (Kept[larger])
            {
                if (Kept[larger].TryPop(out var array))
                    return array;
            }
        }

        return Of(size);
    }

    /// <summary>Gives a rented array back; nobody may read it any more.</summary>
    public static void Return(byte[] array)
    {
        if (array.Length < SmallestKept || !BitOperations.IsPow2(array.Length))
            return;
        var kept = Kept[BitOperations.Log2((uint)array.Length)];
        lock (kept)
        {
            if (kept.Count < Math.Max(LeastKeptOfASize, KeptBytesOfASize / array.Length))
                kept.Push(array);
        }
    }
}
