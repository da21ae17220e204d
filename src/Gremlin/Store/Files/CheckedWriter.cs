using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Gremlin.Store.Files;

/// <summary>
/// Writes a file and, at its end, a checksum of all of it. What is written is copied first: a table or the spare room of a block may change meanwhile, in places that the saved state does not look at,
/// and the checksum must be of what stands in the file.
/// </summary>
internal sealed class CheckedWriter(Stream stream)
{
    private readonly XxHash3 _hash = new();
    private readonly byte[] _copy = new byte[1 << 16];

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var part = _copy.AsSpan(0, Math.Min(bytes.Length, _copy.Length));
            bytes[..part.Length].CopyTo(part);
            _hash.Append(part);
            stream.Write(part);
            bytes = bytes[part.Length..];
        }
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
