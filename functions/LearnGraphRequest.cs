namespace CustomerJourney.Functions;

/// <summary>Input of <see cref="LearnGraph"/>.</summary>
/// <param name="Run">The run's name; its export lies under it.</param>
/// <param name="Step">The step to advance: <c>process</c>, <c>train</c> or <c>serve</c>.</param>
public sealed record LearnGraphRequest(string Run, string Step);
