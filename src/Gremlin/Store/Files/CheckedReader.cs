using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Gremlin.Store.Files;

/// <summary>Reads what <see cref="CheckedWriter"/> wrote.</summary>
internal sealed class CheckedReader(Stream stream)
{
    private readonly XxHash3 _hash = new();

    public void Read(Span<byte> into)
    {
        stream.ReadExactly(into);
        _hash.Append(into);
    }

    public void Read<T>(Span<T> into)
        where T : unmanaged => Read(MemoryMarshal.AsBytes(into));

    public long ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Read(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>A count or a length, which a damaged file could have beyond reason.</summary>
    public int ReadCount()
    {
        var count = ReadNumber();
        return count is >= 0 and <= int.MaxValue ? (int)count : throw Damaged();
    }

    public string ReadText()
    {
        var bytes = new byte[ReadCount()];
        Read(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <exception cref="InvalidDataException">The file is not as it was written.</exception>
    public void VerifyChecksum()
    {
        var expected = _hash.GetCurrentHashAsUInt64();
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(bytes);
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != expected)
            throw Damaged();
    }

    private static InvalidDataException Damaged() => new("The snapshot is damaged: its checksum or a length is wrong.");
}
