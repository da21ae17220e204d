namespace CustomerJourney.Insights;

/// <summary>What a run did at one step of its workflow, all visits together.</summary>
/// <param name="Step">The step.</param>
/// <param name="Status">done, recovered (a try failed, a later one did not), failed or open.</param>
/// <param name="Entered">How often it was begun: once an item in a loop.</param>
/// <param name="Exited">How often it was ended.</param>
/// <param name="Failures">Tries that failed.</param>
/// <param name="StartedAt">When it was begun first, UTC.</param>
/// <param name="EndedAt">When it was ended last, UTC; null while it is open.</param>
/// <param name="Error">Name of the last error; null when none.</param>
/// <param name="Runs">Ids of the runs it started.</param>
public sealed record RunStep(
    string Step, string Status, int Entered, int Exited, int Failures, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Error, IReadOnlyList<string> Runs);
