namespace StepFunctions.Integrations;

/// <summary>One try of a task.</summary>
public sealed record TaskCall
{
    /// <summary>The name of the Task state.</summary>
    public required string StateName { get; init; }

    /// <summary>The state's <c>Resource</c>, an ARN.</summary>
    public required string Resource { get; init; }

    /// <summary>What is asked: the payload of a Lambda function, else the state's <c>Parameters</c>.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The function's name where a Lambda function is called; else null.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The ARN of the execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Which retry this is: 0 for the first try.</summary>
    public required int RetryCount { get; init; }

    /// <summary>Stays the same when a killed runner repeats this try: a key for idempotent work.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The token of a <c>.waitForTaskToken</c> task.</summary>
    public string? TaskToken { get; init; }

    /// <summary>Tells that the work goes on, for <c>HeartbeatSeconds</c>.</summary>
    public required Action Heartbeat { get; init; }

    /// <summary>Waits by the runner's clock, also where time is simulated.</summary>
    public required Func<TimeSpan, CancellationToken, Task> Delay { get; init; }
}
