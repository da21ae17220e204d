namespace StepFunctions.Histories;

/// <summary>What an execution's log file holds.</summary>
/// <param name="Header">The first line: what was started, with which input.</param>
/// <param name="Entries">The whole lines after it.</param>
/// <param name="Length">The length of all whole lines in bytes.</param>
internal sealed record LogFile(JsonElement Header, IReadOnlyList<LogEntry> Entries, long Length)
{
    /// <summary>Reads a file; null when not even its first line is whole.</summary>
    public static LogFile? Read(string path)
    {
        var bytes = ReadShared(path);
        JsonElement? header = null;
        var entries = new List<LogEntry>();
        var at = 0;
        while (at < bytes.Length && bytes.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var length)
        {
            var line = Json.Parse(bytes.AsSpan(at, length));
            if (header is null)
                header = line;
            else
                entries.Add(LogEntry.Read(line));
            at += length + 1;
        }

        return header is null ? null : new LogFile(header.Value, entries, at);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
