using System.IO.Compression;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

/// <summary>Makes an index from an event log: a CSV file with a column each for case, step and time.</summary>
public static class EventLog
{
    /// <summary>Reads a log, gzipped if it ends in <c>.gz</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Its columns.</param>
    /// <param name="progress">Told how many bytes have been read.</param>
    /// <param name="cancellationToken">Stops; nothing is left behind.</param>
    /// <exception cref="EventLogException">The file cannot be read as a log: missing column, no row that can be read …</exception>
    public static EventLogReading Read(string path, EventLogOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(stream, name, options, progress, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new EventLogException($"{name}: the gzip stream is damaged or cut off ({e.Message}). Fetch the file again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"{name} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a log from a stream of CSV.</summary>
    public static EventLogReading Read(Stream stream, string name, EventLogOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var first = ReadHeaderLine(stream, name, out var rest);
        var header = new EventLogHeader(name, first, options);
        var blocks = new CsvBlocks(new PrefixedStream(rest, stream), header.Delimiter, name);
        var dropped = new bool[header.Kept.Count];
        var readers = Enumerable.Range(0, Workers.Count).Select(worker => new EventRowReader(header, options, dropped, worker)).ToArray();
        var read = ReadBlocks(blocks, readers, progress, cancellationToken);
        var rejected = Rejected(read, name);
        var rows = read.Sum(b => (long)b.Count);
        if (rows == 0)
            throw Nothing(name, rejected);
        var table = EventTables.Merge(read, readers, header, dropped, options.Extend, cancellationToken);
        var leftOut = header.Kept.Where((_, i) => dropped[i]).Select(k => k.Name).ToArray();
        return new EventLogReading(IndexAssembler.Assemble(table, cancellationToken), rows + rejected.Count, rejected, leftOut);
    }

    private static List<EventBlock> ReadBlocks(CsvBlocks blocks, EventRowReader[] readers, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var read = new List<EventBlock>[readers.Length];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = readers.Length };
        try
        {
            Parallel.For(0, readers.Length, options, worker =>
            {
                read[worker] = [];
                var csv = new CsvBlock();
                while (blocks.Next(csv))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    read[worker].Add(readers[worker].Read(csv));
                    progress?.Report(blocks.Read);
                }
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is EventLogException or IOException or InvalidDataException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return [.. read.SelectMany(b => b).OrderBy(b => b.Number)];
    }

    private static List<RejectedRow> Rejected(List<EventBlock> blocks, string name)
    {
        List<RejectedRow> rejected = [];
        var line = 2L;
        foreach (var block in blocks)
        {
            rejected.AddRange(block.Rejected.Select(r => new RejectedRow(name, name, line + r.Line, r.Reason, r.Raw)));
            line += block.Lines;
        }

        return rejected;
    }

    private static EventLogException Nothing(string name, List<RejectedRow> rejected) => rejected.Count == 0
        ? new($"{name} has a header and no rows: nothing to index.")
        : new($"{name}: none of {rejected.Count} rows can be read. Line {rejected[0].Line}: {rejected[0].Reason}. Times are read as ISO 8601 or Unix numbers; anything else needs --time-format, such as --time-format 'dd.MM.yyyy HH:mm'.");

    private static byte[] ReadHeaderLine(Stream stream, string name, out byte[] rest)
    {
        const int LongestHeader = 1 << 20;
        var bytes = new byte[LongestHeader];
        var used = 0;
        int read;
        while (used < bytes.Length && !bytes.AsSpan(0, used).Contains((byte)'\n') && (read = stream.Read(bytes, used, Math.Min(1 << 16, bytes.Length - used))) > 0)
            used += read;
        var text = bytes.AsSpan(0, used);
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (text.Trim(" \r\n\t"u8).Length == 0)
            throw new EventLogException($"{name} is empty: a first line with the columns' names is needed.");
        var end = text.IndexOf((byte)'\n');
        rest = end < 0 ? [] : text[(end + 1)..].ToArray();
        return (end < 0 ? text : text[..end]).ToArray();
    }
}
