namespace StepFunctions.Executions;

/// <summary>Something happened in an execution.</summary>
/// <param name="ExecutionArn">Where; a child execution of a distributed map has an ARN of its own.</param>
/// <param name="Event">What.</param>
/// <param name="Replayed">Whether it had been written before the runner went on with it.</param>
public sealed record ExecutionProgress(string ExecutionArn, HistoryEvent Event, bool Replayed);
