namespace StepFunctions.Executions;

/// <summary>How an execution stands.</summary>
public enum ExecutionStatus
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It ended with an output.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It took longer than the machine's <c>TimeoutSeconds</c>.</summary>
    TimedOut,

    /// <summary>Somebody stopped it.</summary>
    Aborted,
}
