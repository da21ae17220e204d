using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Gremlin.Store.Files;

/// <summary>Writes a file and, at its end, a checksum of all of it.</summary>
internal sealed class CheckedWriter(Stream stream)
{
    private readonly XxHash3 _hash = new();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(bytes);
        stream.Write(bytes);
    }

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(values));

    public void Write(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Write((ReadOnlySpan<byte>)bytes);
    }

    public void Write(string text)
    {
        using var utf8 = new Utf8(text);
        Write(utf8.Span.Length);
        Write(utf8.Span);
    }

    public void WriteChecksum()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _hash.GetCurrentHashAsUInt64());
        stream.Write(bytes);
    }
}
