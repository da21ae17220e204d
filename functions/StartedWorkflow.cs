namespace CustomerJourney.Functions;

/// <summary>A workflow runs.</summary>
/// <param name="ExecutionArn">Names the execution.</param>
public sealed record StartedWorkflow(string ExecutionArn);
