using System.Buffers.Binary;
using System.IO.Hashing;

namespace Gremlin.Store.Log;

/// <summary>
/// A transaction in the log: 40 bytes (length of the changes, a mark, a checksum over all that follows it and over length and mark, the commit's number, its time, how many changes),
/// then the changes. Little-endian.
/// </summary>
/// <param name="Length">Length of the changes in bytes.</param>
/// <param name="CommitNum">Number of the transaction.</param>
/// <param name="CommittedAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="Count">How many changes.</param>
/// <param name="Checksum">XXH3 of 64 bits.</param>
internal readonly record struct LogFrame(int Length, long CommitNum, long CommittedAt, int Count, ulong Checksum)
{
    public const int HeaderBytes = 40;
    private const uint Mark = 0x31524A43;
    private const int ChecksumPlace = 8;
    private const int CheckedPlace = 16;

    public int TotalBytes => HeaderBytes + Length;

    /// <summary>The frame of these changes.</summary>
    public static byte[] Write(long commitNum, long committedAt, int count, ReadOnlySpan<byte> changes)
    {
        var frame = GC.AllocateUninitializedArray<byte>(HeaderBytes + changes.Length);
        changes.CopyTo(frame.AsSpan(HeaderBytes));
        Seal(frame, commitNum, committedAt, count);
        return frame;
    }

    /// <summary>Writes the header before changes that stand behind the room for it.</summary>
    public static void Seal(Span<byte> frame, long commitNum, long committedAt, int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Mark);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], commitNum);
        BinaryPrimitives.WriteInt64LittleEndian(frame[24..], committedAt);
        BinaryPrimitives.WriteInt64LittleEndian(frame[32..], count);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[ChecksumPlace..], ChecksumOf(frame));
    }

    /// <summary>Reads a header; false when it cannot be one.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, out LogFrame frame)
    {
        frame = default;
        if (header.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != Mark)
            return false;
        frame = new LogFrame(
            BinaryPrimitives.ReadInt32LittleEndian(header),
            BinaryPrimitives.ReadInt64LittleEndian(header[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(header[24..]),
            (int)BinaryPrimitives.ReadInt64LittleEndian(header[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(header[ChecksumPlace..]));
        return frame.Length >= 0 && frame.CommitNum > 0;
    }

    /// <summary>Whether a whole frame is as it was written.</summary>
    public bool IsIntact(ReadOnlySpan<byte> whole) => whole.Length == TotalBytes && ChecksumOf(whole) == Checksum;

    private static ulong ChecksumOf(ReadOnlySpan<byte> frame)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(frame);
        return XxHash3.HashToUInt64(frame[CheckedPlace..], (long)head);
    }
}
