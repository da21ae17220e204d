using System.Buffers.Binary;
using System.IO.Compression;

namespace CustomerJourney.Journeys;

/// <summary>Unpacks gzip and, at the end, holds what came out against the size that the file's trailer tells: .NET takes a cut file for a short one.</summary>
internal sealed class CheckedGzip : Stream
{
    private readonly GZipStream _unpacked;
    private readonly uint _told;
    private uint _read;

    /// <summary>Begins at the start of a file.</summary>
    public CheckedGzip(FileStream file)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        if (RandomAccess.Read(file.SafeFileHandle, trailer, Math.Max(0, file.Length - sizeof(uint))) == sizeof(uint))
            _told = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        _unpacked = new GZipStream(file, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _unpacked.Read(buffer, offset, count);
        _read += (uint)read;
        if (read == 0 && count > 0 && _read != _told)
            throw new InvalidDataException("it unpacks to another size than it says; several gzip files joined to one must be unpacked first");
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
