namespace CustomerJourney.Insights;

/// <summary>A run of a workflow.</summary>
/// <param name="Run">Its id: <c>WORKFLOW:NAME</c>.</param>
/// <param name="Workflow">The workflow, as its file is named: <c>run-flow</c>.</param>
/// <param name="Name">Unique for the workflow.</param>
/// <param name="Status">running, succeeded, failed, timed_out, aborted or pending_redrive.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC; null while it runs.</param>
/// <param name="Error">Name of the error it ended with; null when none.</param>
/// <param name="Cause">What the error says.</param>
public sealed record RunSummary(string Run, string Workflow, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Error, string? Cause);
