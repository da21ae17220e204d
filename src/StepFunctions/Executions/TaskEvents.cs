namespace StepFunctions.Executions;

/// <summary>Writes what happens to one try of a task, in the words for functions, activities and service actions.</summary>
internal sealed class TaskEvents
{
    private readonly Branch _branch;
    private readonly TaskState _state;
    private readonly string _kind;
    private readonly string _service = "";
    private readonly string _action = "";
    private Func<DateTimeOffset, bool> _wasSilentAt = _ => false;

    public TaskEvents(Branch branch, TaskState state)
    {
        (_branch, _state) = (branch, state);
        _kind = TaskIntegrations.IsFunction(state.Resource) ? "LambdaFunction" : state.Resource.Contains(":activity:", StringComparison.Ordinal) ? "Activity" : "Task";
        if (_kind != "Task")
            return;
        var parts = state.Resource.Split(':');
        (_service, _action) = parts.Length > 6 ? (string.Join(':', parts[5..^1]), parts[^1]) : (parts[^1], parts[^1]);
    }

    /// <summary>Whether the call was made, and only its token's answer is missing.</summary>
    public bool WasSubmitted { get; private set; }

    public void Scheduled(JsonElement arguments, double? timeout, double? heartbeat)
    {
        var scheduled = _branch.Record($"{_kind}Scheduled", ScheduledDetails(arguments, timeout, heartbeat));
        // the history tells a missed heartbeat from a timeout only by when it happened
        _wasSilentAt = at => heartbeat is not null && (timeout is not { } seconds || at < scheduled.Timestamp.AddSeconds(seconds));
    }

    private JsonElement ScheduledDetails(JsonElement arguments, double? timeout, double? heartbeat) => EventDetails.Of(writer =>
    {
        if (_kind == "Task")
        {
            Names(writer);
            writer.WriteString("region", _branch.Core.Options.Region);
            writer.WriteString("parameters", Json.Text(arguments));
        }
        else
        {
            writer.WriteString("resource", _state.Resource);
            EventDetails.Data(writer, "input", arguments);
        }

        if (timeout is { } seconds)
            writer.WriteNumber("timeoutInSeconds", (long)seconds);
        if (heartbeat is { } beat && _kind != "LambdaFunction")
            writer.WriteNumber("heartbeatInSeconds", (long)beat);
    });

    public void Started()
    {
        _branch.Record($"{_kind}Started", _kind == "Task" ? EventDetails.Of(Names) : default);
        WasSubmitted = _kind == "Task" && _branch.TakeRecorded("TaskSubmitted") is not null;
    }

    public void Submitted(JsonElement answer)
    {
        if (!WasSubmitted)
            _branch.Record("TaskSubmitted", WithOutput(answer));
        WasSubmitted = true;
    }

    /// <summary>How this try ended before a killed runner went on; null when it did not. Throws when it ended badly.</summary>
    public JsonElement? RecordedOutcome()
    {
        if (_branch.TakeRecorded($"{_kind}Succeeded") is { } succeeded)
            return Json.Parse(succeeded.Text("output")!);
        if (_branch.TakeRecorded($"{_kind}Failed") is { } failed)
            throw new StateErrorException(failed.Text("error"), failed.Text("cause"));
        if (_branch.TakeRecorded($"{_kind}TimedOut") is { } late)
            throw Errors.TimedOut(_wasSilentAt(late.Timestamp), late.Text("cause"));
        return null;
    }

    public void Succeeded(JsonElement result) => _branch.Record($"{_kind}Succeeded", WithOutput(result));

    public StateErrorException Failed(StateErrorException failure)
    {
        _branch.Record($"{_kind}Failed", EventDetails.Error(failure.Error, failure.Cause, Names));
        return failure;
    }

    public void TimedOut(StateErrorException failure) => _branch.Record($"{_kind}TimedOut", EventDetails.Error(failure.Error, failure.Cause, Names));

    private JsonElement WithOutput(JsonElement output) => EventDetails.Of(writer =>
    {
        Names(writer);
        EventDetails.Data(writer, "output", output);
    });

    private void Names(Utf8JsonWriter writer)
    {
        if (_kind != "Task")
            return;
        writer.WriteString("resourceType", _service);
        writer.WriteString("resource", _action);
    }
}
