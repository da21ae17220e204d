namespace StepFunctions.Executions;

/// <summary>How a runner works.</summary>
public sealed record RunnerOptions
{
    /// <summary>Where machines and executions are kept; null keeps them in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>The clock; a <see cref="SimulatedTime"/> makes every wait take no time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>When an event counts as written.</summary>
    public HistorySync Sync { get; init; } = HistorySync.OperatingSystem;

    /// <summary>Stands in ARNs.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Stands in ARNs.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Told of everything that happens, on the runner's own strand: be quick.</summary>
    public Action<ExecutionProgress>? Progress { get; init; }

    /// <summary>For the items and results of distributed maps.</summary>
    public ObjectAccess? Objects { get; init; }

    /// <summary>Runs tasks where the runner runs rather than on the thread pool: for answers that are there at once, such as mocks.</summary>
    public bool TasksInline { get; init; }
}
