namespace CustomerJourney.Aws.Graph;

/// <summary>How far learning on the graph is.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Step">The step at work: <c>process</c>, <c>train</c>, <c>serve</c>.</param>
/// <param name="Status"><c>InProgress</c>, <c>Done</c> when the last step is, <c>Failed</c>.</param>
/// <param name="Reason">Why it failed; null unless it did.</param>
public sealed record GraphLearningState(string Run, string Step, string Status, string? Reason)
{
    /// <summary>At work, or the next step may begin.</summary>
    public const string InProgress = nameof(InProgress);

    /// <summary>The model is served.</summary>
    public const string Done = nameof(Done);

    /// <summary>A step ended otherwise.</summary>
    public const string Failed = nameof(Failed);
}
