using System.Text;

namespace StepFunctions.Executions;

/// <summary>An execution, or a child execution of a distributed map: where it stands and what it writes.</summary>
internal sealed class Execution : IDisposable
{
    private readonly Action<ExecutionProgress>? _progress;
    private readonly TimeProvider _time;

    public Execution(string arn, string name, Machine machine, JsonElement input, DateTimeOffset start, ExecutionLog log, RunnerOptions options)
    {
        (Arn, Name, Machine, Input, StartTime, Log) = (arn, name, machine, input, start, log);
        (_progress, _time) = (options.Progress, options.Time);
    }

    public string Arn { get; }

    public string Name { get; }

    public Machine Machine { get; }

    public JsonElement Input { get; }

    public DateTimeOffset StartTime { get; }

    public ExecutionLog Log { get; private set; }

    /// <summary>The child's name in its parent's log; null for an execution of its own.</summary>
    public string? Child { get; init; }

    /// <summary>The key of the task that started it; null when somebody else did.</summary>
    public string? Parent { get; init; }

    public ExecutionStatus Status { get; private set; }

    public string? Output { get; private set; }

    public string? Error { get; private set; }

    public string? Cause { get; private set; }

    public DateTimeOffset? StopTime { get; private set; }

    public int RedriveCount { get; private set; }

    public DateTimeOffset? RedriveTime { get; private set; }

    public CancellationTokenSource Cancel { get; private set; } = new();

    /// <summary>Why it is being cancelled: stopped by somebody, or out of time; null when the runner itself goes down.</summary>
    public Action? EndInstead { get; set; }

    public TaskCompletionSource Ended { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long LastEventId { get; private set; }

    /// <summary>The events of this execution alone.</summary>
    public IEnumerable<LogEntry> Entries => Log.Entries.Where(entry => entry.Child == Child);

    /// <summary>Writes an event.</summary>
    public HistoryEvent Write(string scope, string type, long previousId, JsonElement details, string? next = null)
    {
        if (LastEventId >= Errors.MaxEvents - 1 && !type.StartsWith("Execution", StringComparison.Ordinal))
            throw new StateErrorException(Errors.Runtime, $"The execution reached the maximum number of history events ({Errors.MaxEvents}).");
        var written = new HistoryEvent(++LastEventId, previousId, type, Now(_time), details);
        Log.Append(new LogEntry(scope, Child, written, next));
        _progress?.Invoke(new ExecutionProgress(Arn, written, false));
        return written;
    }

    /// <summary>Tells of an event that had been written before.</summary>
    public void Replay(HistoryEvent written) => _progress?.Invoke(new ExecutionProgress(Arn, written, true));

    /// <summary>Takes what the log tells: how far it came, and whether it ended.</summary>
    public void Restore()
    {
        foreach (var one in Entries.Select(entry => entry.Event))
        {
            LastEventId = Math.Max(LastEventId, one.Id);
            if (one.Type == "ExecutionRedriven")
                Reopen(one.Timestamp);
            else if (ExecutionEnds.Status(one.Type) is { } status)
                SetEnd(status, one);
        }

        if (Status != ExecutionStatus.Running)
            Ended.TrySetResult();
    }

    /// <summary>Ends it, and writes so.</summary>
    public void End(ExecutionStatus status, string? output, string? error, string? cause)
    {
        if (Status != ExecutionStatus.Running)
            return;
        var written = Write("", ExecutionEnds.EventType(status), LastEventId, ExecutionEnds.Details(status, output, error, cause));
        SetEnd(status, written);
        Ended.TrySetResult();
    }

    /// <summary>Ends a child execution, unless its end was written before.</summary>
    public void EndChild(Branch run, ExecutionStatus status, string? output, string? error, string? cause) =>
        SetEnd(status, run.Record(ExecutionEnds.EventType(status), ExecutionEnds.Details(status, output, error, cause)));

    /// <summary>Numbers events on from those of the past.</summary>
    public void Continue(IReadOnlyList<LogEntry> past)
    {
        foreach (var entry in past)
            LastEventId = Math.Max(LastEventId, entry.Event.Id);
    }

    /// <summary>Lets it run again.</summary>
    public void Redrive(ExecutionLog log)
    {
        Log = log;
        Cancel = new CancellationTokenSource();
        Ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = Write("", "ExecutionRedriven", LastEventId, Json.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("redriveCount", RedriveCount + 1);
            writer.WriteEndObject();
        }));
        Reopen(written.Timestamp);
    }

    /// <summary>What others are told.</summary>
    public ExecutionDescription Describe() => new()
    {
        ExecutionArn = Arn,
        StateMachineArn = Machine.Arn,
        Name = Name,
        Status = Status,
        StartTime = StartTime,
        StopTime = StopTime,
        Input = Json.Text(Input),
        Output = Output,
        Error = Error,
        Cause = Cause,
        RedriveCount = RedriveCount,
        RedriveTime = RedriveTime,
    };

    /// <summary>The log's first line.</summary>
    public ReadOnlyMemory<byte> Header() => Json.Utf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("execution", Arn);
        writer.WriteString("name", Name);
        writer.WriteString("machine", Machine.Name);
        if (Parent is not null)
            writer.WriteString("parent", Parent);
        writer.WriteNumber("start", StartTime.ToUnixTimeMilliseconds());
        writer.WritePropertyName("input");
        Input.WriteTo(writer);
        writer.WriteString("definition", Encoding.UTF8.GetBytes(Machine.StateMachine.Definition));
        writer.WriteEndObject();
    });

    /// <summary>The present, to the millisecond: what the history can tell.</summary>
    public static DateTimeOffset Now(TimeProvider time) => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    public void Dispose()
    {
        Cancel.Dispose();
        if (Child is null)
            Log.Dispose();
    }

    private void Reopen(DateTimeOffset at)
    {
        RedriveCount++;
        (Status, RedriveTime, StopTime, Output, Error, Cause, EndInstead) = (ExecutionStatus.Running, at, null, null, null, null, null);
    }

    private void SetEnd(ExecutionStatus status, HistoryEvent end) =>
        (Status, StopTime, Output, Error, Cause) = (status, end.Timestamp, end.Text("output"), end.Text("error"), end.Text("cause"));
}
