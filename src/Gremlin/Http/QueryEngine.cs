using Gremlin.Engine;

namespace Gremlin.Http;

/// <summary>What the endpoint asks of the evaluator.</summary>
/// <param name="Run">Runs a text, one transaction; ends when what it wrote is durable.</param>
/// <param name="Explain">Tells how a text would be run.</param>
internal sealed record QueryEngine(
    Func<string, QueryOptions, CancellationToken, Task<QueryResult>> Run,
    Func<string, QueryOptions, PlanReport> Explain);
