namespace StepFunctions.Histories;

/// <summary>Reads the history of an execution from a file.</summary>
public static class HistoryFile
{
    /// <summary>The histories of the child executions in an execution's log; none in other files.</summary>
    /// <param name="path">The log in a runner's folder.</param>
    public static IReadOnlyList<IReadOnlyList<HistoryEvent>> ReadChildren(string path) => path.EndsWith(".jsonl", StringComparison.Ordinal)
        ? [.. (LogFile.Read(path)?.Entries ?? []).Where(entry => entry.Child is not null).GroupBy(entry => entry.Child).Select(child => child.Select(entry => entry.Event).ToArray())]
        : [];

    /// <summary>The events, in order.</summary>
    /// <param name="path">What <c>GetExecutionHistory</c> gives (<c>{"events": […]}</c>), or the execution's log in a runner's folder.</param>
    /// <exception cref="InvalidDataException">The file is neither.</exception>
    public static IReadOnlyList<HistoryEvent> Read(string path)
    {
        try
        {
            if (path.EndsWith(".jsonl", StringComparison.Ordinal))
                return [.. (LogFile.Read(path)?.Entries ?? []).Where(entry => entry.Child is null).Select(entry => entry.Event)];
            return [.. Json.Parse(File.ReadAllBytes(path)).GetProperty("events").EnumerateArray().Select(HistoryEventJson.Read)];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no history: {wrong.Message}", wrong);
        }
    }
}
