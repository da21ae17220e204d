namespace Gremlin.Engine;

/// <summary>How a query is or was run, for <c>explain</c> and <c>profile</c>.</summary>
/// <param name="Query">The text.</param>
/// <param name="Original">The steps as written.</param>
/// <param name="Optimized">The steps as run.</param>
/// <param name="Rewrites">Names of the rewrites that changed something, in order.</param>
/// <param name="Indexes">Indexes that answer a part, as <c>touchpoint.type</c>.</param>
/// <param name="Steps">The steps as run with what they did; counts and times are zero in an explanation.</param>
/// <param name="Duration">Time from the text to the last result.</param>
/// <param name="ResultCount">How many results there were.</param>
public sealed record PlanReport(
    string Query,
    IReadOnlyList<string> Original,
    IReadOnlyList<string> Optimized,
    IReadOnlyList<string> Rewrites,
    IReadOnlyList<string> Indexes,
    IReadOnlyList<StepReport> Steps,
    TimeSpan Duration,
    long ResultCount);
