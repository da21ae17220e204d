namespace StepFunctions.Histories;

/// <summary>The log of one execution: in memory while it runs, and in an append-only file where there is a folder.</summary>
internal sealed class ExecutionLog : IDisposable
{
    private List<LogEntry>? _entries = [];
    private readonly Dictionary<string, List<LogEntry>> _past = [];
    private readonly string? _path;
    private readonly FileStream? _file;
    private readonly HistorySync _sync;

    private ExecutionLog(string? path, FileStream? file, HistorySync sync) => (_path, _file, _sync) = (path, file, sync);

    /// <summary>Everything written so far, in order; after <see cref="Release"/> read from the file each time.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries ?? LogFile.Read(_path!)!.Entries;

    /// <summary>A log that lives in memory only.</summary>
    public static ExecutionLog InMemory() => new(null, null, HistorySync.OperatingSystem);

    /// <summary>A new log file whose first line is <paramref name="header"/>.</summary>
    public static ExecutionLog Create(string path, ReadOnlyMemory<byte> header, HistorySync sync)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write((byte[])[.. header.Span, (byte)'\n']);
        file.Flush(sync == HistorySync.Disk);
        return new ExecutionLog(path, file, sync);
    }

    /// <summary>Goes on with a log file; a line cut short by a sudden end is dropped.</summary>
    public static ExecutionLog Open(string path, LogFile content, HistorySync sync, bool forWriting)
    {
        FileStream? file = null;
        if (forWriting)
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.SetLength(content.Length);
            file.Seek(0, SeekOrigin.End);
        }

        var log = new ExecutionLog(path, file, sync) { _entries = [.. content.Entries] };
        log.Recall();
        return log;
    }

    /// <summary>Takes what is written as the past, from which the next run goes on.</summary>
    public void Recall()
    {
        _past.Clear();
        foreach (var entry in Entries)
        {
            if (entry.Event.Type == "ExecutionRedriven")
                ForgetUnfinished();
            else
                Past(entry.Scope, add: true).Add(entry);
        }
    }

    /// <summary>What was written in a scope before this run; taken once.</summary>
    public IReadOnlyList<LogEntry> TakePast(string scope) => _past.Remove(scope, out var past) ? past : [];

    /// <summary>Writes an entry.</summary>
    public void Append(LogEntry entry)
    {
        _entries!.Add(entry);
        if (_file is null)
            return;
        _file.Write(entry.Line().Span);
        if (_sync == HistorySync.Disk)
            _file.Flush(flushToDisk: true);
    }

    /// <summary>Closes the file of an ended execution and lets go of what is in memory; without a file everything stays.</summary>
    public void Release()
    {
        _past.Clear();
        if (_path is null)
            return;
        _file?.Dispose();
        _entries = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>A redriven execution tries the unfinished states again: what they had done is forgotten, that they were entered is not.</summary>
    private void ForgetUnfinished()
    {
        foreach (var past in _past.Values)
        {
            var last = past.FindLastIndex(entry => entry.IsExit || entry.IsEntry);
            if (last >= 0 && past[last] is { IsExit: true, Next: null })
                continue;
            past.RemoveRange(last + 1, past.Count - last - 1);
        }
    }

    private List<LogEntry> Past(string scope, bool add)
    {
        if (!_past.TryGetValue(scope, out var past) && add)
            _past.Add(scope, past = []);
        return past!;
    }
}
