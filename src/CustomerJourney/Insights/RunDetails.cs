using System.Text.Json;

namespace CustomerJourney.Insights;

/// <summary>A run with its steps.</summary>
/// <param name="Summary">The run.</param>
/// <param name="Steps">The steps it has come to, in that order.</param>
/// <param name="Output">What it ended with; null unless it succeeded.</param>
/// <param name="Progress">The work at hand while it runs; null when it is not known, as on AWS.</param>
public sealed record RunDetails(RunSummary Summary, IReadOnlyList<RunStep> Steps, JsonElement? Output, RunProgress? Progress);
