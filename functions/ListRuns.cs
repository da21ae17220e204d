using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>Runs of the workflows.</summary>
public sealed class ListRuns(IRuns runs)
{
    private const int DefaultLimit = 50;
    private const int MostRuns = 1000; // the service's own page

    /// <summary>Answers with a list of <see cref="RunSummary"/>, the newest first.</summary>
    /// <param name="workflow">Only runs of this workflow, as run-flow; empty for all.</param>
    /// <param name="limit">At most so many of each workflow, 1 to 1000; 50 when not given.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(ListRuns), Timeout = 29, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Get, "/runs")]
    [Answers(typeof(IReadOnlyList<RunSummary>))]
    public Task<IHttpResult> Handle([FromQuery] string workflow, [FromQuery] int limit, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.IReadOnlyListRunSummary, async token => limit is < 0 or > MostRuns
            ? throw new ArgumentException($"limit is from 1 to {MostRuns}.", nameof(limit))
            : await runs.ListAsync(string.IsNullOrEmpty(workflow) ? null : workflow, limit == 0 ? DefaultLimit : limit, token));
}
