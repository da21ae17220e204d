namespace StepFunctions.Executions;

/// <summary>An execution as <c>DescribeExecution</c> gives it.</summary>
public sealed record ExecutionDescription
{
    /// <summary>The execution's ARN.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The machine's ARN.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The execution's name, unique for the machine.</summary>
    public required string Name { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>The input, JSON.</summary>
    public required string Input { get; init; }

    /// <summary>The output, JSON; null unless it succeeded.</summary>
    public string? Output { get; init; }

    /// <summary>The error's name; null unless it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The error's cause.</summary>
    public string? Cause { get; init; }

    /// <summary>The map run it is a child execution of; null for an execution of its own.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>When it was redriven last, UTC.</summary>
    public DateTimeOffset? RedriveTime { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }
}
