namespace CustomerJourney.Functions;

/// <summary>Input of the steps that work on everything there is.</summary>
/// <param name="RunId">The run they belong to, for its record; null outside a run.</param>
public sealed record RunRequest(string? RunId);
