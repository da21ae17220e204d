namespace StepFunctions.Histories;

/// <summary>The log of one execution: in memory while it runs, and in an append-only file where there is a folder.</summary>
internal sealed class ExecutionLog : IDisposable
{
    private readonly List<LogEntry> _entries = [];
    private readonly Dictionary<string, List<LogEntry>> _past = [];
    private readonly FileStream? _file;
    private readonly HistorySync _sync;

    private ExecutionLog(FileStream? file, HistorySync sync) => (_file, _sync) = (file, sync);

    /// <summary>Everything written so far, in order.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>A log that lives in memory only.</summary>
    public static ExecutionLog InMemory() => new(null, HistorySync.OperatingSystem);

    /// <summary>A new log file whose first line is <paramref name="header"/>.</summary>
    public static ExecutionLog Create(string path, ReadOnlyMemory<byte> header, HistorySync sync)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write((byte[])[.. header.Span, (byte)'\n']);
        file.Flush(sync == HistorySync.Disk);
        return new ExecutionLog(file, sync);
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

        var log = new ExecutionLog(file, sync);
        log._entries.AddRange(content.Entries);
        log.Recall();
        return log;
    }

    /// <summary>Takes what is written as the past, from which the next run goes on.</summary>
    public void Recall()
    {
        _past.Clear();
        foreach (var entry in _entries)
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
        _entries.Add(entry);
        if (_file is null)
            return;
        _file.Write(entry.Line().Span);
        if (_sync == HistorySync.Disk)
            _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>A redriven execution tries the unfinished states again: what they had done is forgotten, that they were entered is not.</summary>
    private void ForgetUnfinished()
    {
        foreach (var past in _past.Values)
        {
            var last = past.FindLastIndex(entry => entry.IsExit || entry.IsEntry);
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
