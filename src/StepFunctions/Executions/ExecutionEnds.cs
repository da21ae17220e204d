namespace StepFunctions.Executions;

/// <summary>The events that end an execution.</summary>
internal static class ExecutionEnds
{
    /// <summary>The status an event ends with; null when it ends nothing.</summary>
    public static ExecutionStatus? Status(string type) => type switch
    {
        "ExecutionSucceeded" => ExecutionStatus.Succeeded,
        "ExecutionFailed" => ExecutionStatus.Failed,
        "ExecutionTimedOut" => ExecutionStatus.TimedOut,
        "ExecutionAborted" => ExecutionStatus.Aborted,
        _ => null,
    };

    /// <summary>The event of a status.</summary>
    public static string EventType(ExecutionStatus status) => $"Execution{status}";

    /// <summary>The service's word for a status.</summary>
    public static string Word(ExecutionStatus status) => status == ExecutionStatus.TimedOut ? "TIMED_OUT" : status.ToString().ToUpperInvariant();

    /// <summary>The event's details.</summary>
    public static JsonElement Details(ExecutionStatus status, string? output, string? error, string? cause) => Json.Build(writer =>
    {
        writer.WriteStartObject();
        if (status == ExecutionStatus.Succeeded)
        {
            writer.WriteString("output", output);
            writer.WriteStartObject("outputDetails");
            writer.WriteBoolean("truncated", false);
            writer.WriteEndObject();
        }

        if (error is not null)
            writer.WriteString("error", error);
        if (cause is not null)
            writer.WriteString("cause", cause);
        writer.WriteEndObject();
    });
}
