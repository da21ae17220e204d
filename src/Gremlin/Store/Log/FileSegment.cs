using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Gremlin.Store.Log;

/// <summary>A segment in a file: 24 bytes (mark, version of the format, number of the first commit), then the frames.</summary>
internal sealed class FileSegment : LogSegment
{
    public const int HeaderBytes = 24;
    private const int Version = 1;
    private const string Prefix = "changes-";
    private const string Suffix = ".log";
    private static readonly byte[] Mark = "CCJ-LOG\n"u8.ToArray();

    private readonly SafeFileHandle _file;
    private const string Unfinished = ".new";
    private string _path;

    private FileSegment(string path, SafeFileHandle file, long firstCommit)
        : base(firstCommit) => (_path, _file) = (path, file);

    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Order(StringComparer.Ordinal);

    /// <summary>Makes an empty segment; it is durable, and so is its name in the folder.</summary>
    public static FileSegment Create(string folder, long firstCommit)
    {
        var segment = CreateFile(PathOf(folder, firstCommit), firstCommit);
        Durable.FlushFolder(folder);
        return segment;
    }

    /// <summary>Makes an empty segment that will replace one.</summary>
    public static FileSegment CreateBeside(string folder, long firstCommit) => CreateFile(PathOf(folder, firstCommit) + Unfinished, firstCommit);

    private static string PathOf(string folder, long firstCommit) =>
        Path.Combine(folder, Prefix + firstCommit.ToString("D20", CultureInfo.InvariantCulture) + Suffix);

    private static FileSegment CreateFile(string path, long firstCommit)
    {
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        Span<byte> header = stackalloc byte[HeaderBytes];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], firstCommit);
        RandomAccess.Write(file, header, 0);
        RandomAccess.FlushToDisk(file);
        return new FileSegment(path, file, firstCommit);
    }

    /// <summary>Makes a segment whose file has no name any more: the system takes it back when the process ends.</summary>
    public static FileSegment CreateNameless(long firstCommit)
    {
        var path = Path.GetTempFileName();
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return new FileSegment("", file, firstCommit);
    }

    /// <summary>Opens a segment to go on with; its frames are not looked at yet.</summary>
    /// <exception cref="InvalidDataException">The file is no segment, or of another version.</exception>
    public static FileSegment? Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < HeaderBytes)
        {
            file.Dispose();
            return null;
        }

        if (!header[..Mark.Length].SequenceEqual(Mark))
            throw new InvalidDataException($"{path} is not a log of a graph.");
        var version = BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        if (version != Version)
            throw new InvalidDataException($"{path} has version {version} of the format; this program knows version {Version}.");
        return new FileSegment(path, file, BinaryPrimitives.ReadInt64LittleEndian(header[16..]));
    }

    /// <summary>Length of the file without its header, frames that are not whole included.</summary>
    public long FileLength => RandomAccess.GetLength(_file) - HeaderBytes;

    /// <summary>Takes the segment as whole: a later one follows, and a snapshot holds all of it.</summary>
    public void SealBefore(long nextCommit) =>
        Seal(nextCommit - 1, new DateTimeOffset(File.GetLastWriteTimeUtc(_path)).ToUnixTimeMilliseconds(), FileLength);

    /// <summary>Cuts what stands behind the last whole frame.</summary>
    public void CutTail()
    {
        RandomAccess.SetLength(_file, Length + HeaderBytes);
        RandomAccess.FlushToDisk(_file);
    }

    public override void Read(long offset, Span<byte> into)
    {
        offset += HeaderBytes;
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(_file, into, offset);
            if (read == 0)
                throw new EndOfStreamException($"{_path} is shorter than it should be.");
            offset += read;
            into = into[read..];
        }
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, offset + HeaderBytes);

    public override void Flush()
    {
        if (_path.Length > 0)
            RandomAccess.FlushToDisk(_file);
    }

    public override void TakeName()
    {
        var name = _path[..^Unfinished.Length];
        File.Move(_path, name, overwrite: true);
        _path = name;
        Durable.FlushFolder(Path.GetDirectoryName(name)!);
    }

    public override void Delete()
    {
        if (_path.Length > 0)
            File.Delete(_path);
    }

    public override void Dispose() => _file.Dispose();
}
