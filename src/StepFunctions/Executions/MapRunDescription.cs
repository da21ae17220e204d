namespace StepFunctions.Executions;

/// <summary>A run of a distributed map as <c>DescribeMapRun</c> gives it.</summary>
public sealed record MapRunDescription
{
    /// <summary>The map run's ARN.</summary>
    public required string MapRunArn { get; init; }

    /// <summary>The ARN of the execution whose map it is.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The machine's ARN.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The name of the Map state.</summary>
    public required string StateName { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>The most child executions at once; 0 when nothing bounds them but the service.</summary>
    public long MaxConcurrency { get; init; }

    /// <summary>The most items that may fail.</summary>
    public long ToleratedFailureCount { get; init; }

    /// <summary>The most items that may fail, in percent.</summary>
    public double ToleratedFailurePercentage { get; init; }

    /// <summary>The results its ResultWriter wrote; 0 without one.</summary>
    public int ResultsWritten { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>Its child executions, in the order they were started.</summary>
    public required IReadOnlyList<ExecutionDescription> Children { get; init; }

    /// <summary>How the items stand.</summary>
    public required MapRunCounts Items { get; init; }

    /// <summary>How the child executions stand.</summary>
    public required MapRunCounts Executions { get; init; }
}

/// <summary>Counts of a map run by status.</summary>
/// <param name="Pending">Not started yet.</param>
/// <param name="Running">Under way.</param>
/// <param name="Succeeded">Ended well.</param>
/// <param name="Failed">Ended with an error.</param>
/// <param name="TimedOut">Took too long.</param>
/// <param name="Aborted">Stopped.</param>
public sealed record MapRunCounts(int Pending, int Running, int Succeeded, int Failed, int TimedOut, int Aborted)
{
    /// <summary>All of them.</summary>
    public int Total => Pending + Running + Succeeded + Failed + TimedOut + Aborted;
}
