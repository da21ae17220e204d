namespace CustomerJourney.Journeys;

/// <summary>Byte arrays that the collector never moves, so that columns have an address.</summary>
internal static class PinnedBytes
{
    /// <summary>An array of unset bytes.</summary>
    /// <exception cref="InvalidOperationException">It would be larger than an array can be.</exception>
    public static byte[] Of(long length) => length <= Array.MaxLength
        ? GC.AllocateUninitializedArray<byte>((int)length, pinned: true)
        : throw new InvalidOperationException("The log is larger than an index holds (2 GB a column); ask the warehouse instead.");
}
