using System.Globalization;

namespace Gremlin.Store.Files;

/// <summary>
/// A state of the graph in a file, page by page as it lies in memory, so that reading it costs little more than the disk.
/// Begins with a mark and the version of the format, ends with a checksum over everything.
/// </summary>
internal static class SnapshotFile
{
    private const int Version = 1;
    private const int BufferBytes = 1 << 20;
    private const string Prefix = "snapshot-";
    private const string Suffix = ".graph";
    private static readonly byte[] Mark = "CCJ-SNAP"u8.ToArray();

    /// <summary>Snapshots in a folder, newest first.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Writes the state beside the others and then gives the file its name: it is there whole or not at all.</summary>
    /// <returns>Length of the file in bytes.</returns>
    public static long Write(string folder, Snapshot graph, byte[] seed)
    {
        var path = Path.Combine(folder, Prefix + graph.CommitNum.ToString("D20", CultureInfo.InvariantCulture) + Suffix);
        var unfinished = path + ".new";
        long length;
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes))
        {
            var writer = new CheckedWriter(stream);
            writer.Write((ReadOnlySpan<byte>)Mark);
            writer.Write(Version);
            writer.Write((ReadOnlySpan<byte>)seed);
            graph.Save(writer);
            writer.WriteChecksum();
            stream.Flush(flushToDisk: true);
            length = stream.Length;
        }

        File.Move(unfinished, path, overwrite: true);
        Durable.FlushFolder(folder);
        foreach (var other in FilesIn(folder).Where(other => other != path))
            File.Delete(other);
        return length;
    }

    /// <exception cref="InvalidDataException">The file is damaged, or of another version.</exception>
    public static Snapshot Read(string path, byte[] seed)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var reader = new CheckedReader(file);
        try
        {
            var mark = new byte[Mark.Length];
            reader.Read(mark);
            if (!mark.AsSpan().SequenceEqual(Mark))
                throw new InvalidDataException($"{path} is not a snapshot of a graph.");
            var version = reader.ReadNumber();
            if (version != Version)
                throw new InvalidDataException($"{path} has version {version} of the format; this program knows version {Version}.");
            reader.Read(seed);
            var graph = Snapshot.Load(reader);
            reader.Finish();
            return graph;
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is damaged.", broken);
        }
    }
}
