namespace StepFunctions.Executions;

/// <summary>One line of control through a workflow: the execution itself, a branch, or an item of a map.</summary>
/// <remarks>
/// What it does is written to the log as it happens, under its scope. When a killed runner goes on, the branch takes up after the last
/// state it left, enters again the one it was in, and repeats only what has no recorded end.
/// </remarks>
internal sealed class Branch(RunnerCore core, Execution execution, Workflow workflow, string scope, Variables variables, CancellationToken cancellation)
{
    private readonly IReadOnlyList<LogEntry> _past = execution.Log.TakePast(scope);
    private int _at;

    public RunnerCore Core => core;

    public Execution Execution => execution;

    public string Scope => scope;

    public Variables Variables => variables;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What was written in this branch before this run.</summary>
    public IReadOnlyList<LogEntry> Past => _past;

    /// <summary>The item of the map around; null outside maps.</summary>
    public MapItem? Item { get; init; }

    /// <summary>The event that leads to the next one.</summary>
    public long PreviousId { get; set; }

    /// <summary>When the branch's newest event happened.</summary>
    public DateTimeOffset? LastRecorded { get; private set; }

    /// <summary>Runs the workflow to its end.</summary>
    public async Task<JsonElement> RunAsync(JsonElement input)
    {
        var (name, data) = FastForward(input);
        while (name is not null)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            (name, data) = await new StateRun(this, workflow.States[name!], data).RunAsync();
        }

        return data;
    }

    /// <summary>Writes how an execution starts; the service counts its first state as led to by nothing.</summary>
    public void RecordStart(JsonElement details)
    {
        Record("ExecutionStarted", details);
        PreviousId = 0;
    }

    /// <summary>Writes an event, or takes the one that was written before.</summary>
    public HistoryEvent Record(string type, JsonElement details, string? next = null)
    {
        if (TakeRecorded(type) is { } recorded)
            return recorded;
        _at = _past.Count;
        core.ThrowIfGoingDown();
        var written = execution.Write(scope, type, PreviousId, details, next);
        (PreviousId, LastRecorded) = (written.Id, written.Timestamp);
        return written;
    }

    /// <summary>The next event of the past, if it is of this type.</summary>
    public HistoryEvent? TakeRecorded(string type)
    {
        if (_at >= _past.Count || _past[_at].Event.Type != type)
            return null;
        var recorded = _past[_at++].Event;
        (PreviousId, LastRecorded) = (recorded.Id, recorded.Timestamp);
        execution.Replay(recorded);
        return recorded;
    }

    /// <summary>Writes what the context object tells of the execution.</summary>
    public void WriteContext(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("Execution"u8);
        writer.WriteString("Id", execution.Arn);
        writer.WritePropertyName("Input");
        execution.Input.WriteTo(writer);
        writer.WriteString("Name", execution.Name);
        writer.WriteString("RoleArn", $"arn:aws:iam::{core.Options.AccountId}:role/{execution.Machine.Name}");
        writer.WriteString("StartTime", Frame.Instant(execution.StartTime));
        writer.WriteNumber("RedriveCount", execution.RedriveCount);
        if (execution.RedriveTime is { } redriven)
            writer.WriteString("RedriveTime", Frame.Instant(redriven));
        writer.WriteEndObject();
        writer.WriteStartObject("StateMachine");
        writer.WriteString("Id", execution.Machine.Arn);
        writer.WriteString("Name", execution.Machine.Name);
        writer.WriteEndObject();
    }

    private (string? Next, JsonElement Data) FastForward(JsonElement input)
    {
        var (next, data) = ((string?)workflow.StartAt, input);
        for (var at = _at; at < _past.Count; at++)
        {
            if (!_past[at].IsExit)
                continue;
            for (; _at <= at; _at++)
                execution.Replay(_past[_at].Event);
            (next, data) = (_past[at].Next, Json.Parse(_past[at].Event.Text("output")!));
            PreviousId = _past[at].Event.Id;
            Recall(_past[at].Event.Details);
        }

        return (next, data);
    }

    private void Recall(JsonElement exited)
    {
        if (!exited.TryGetProperty("assignedVariables", out var assigned))
            return;
        variables.Set(Json.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in assigned.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                Json.Parse(property.Value.GetString()!).WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
    }
}
