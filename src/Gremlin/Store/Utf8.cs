using System.Buffers;
using System.Text;

namespace Gremlin.Store;

/// <summary>A string's UTF-8 in a rented buffer.</summary>
internal readonly struct Utf8 : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    public Utf8(string text)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length = Encoding.UTF8.GetBytes(text, _buffer);
    }

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
