using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>One run of a workflow.</summary>
public sealed class GetRun(IRuns runs)
{
    /// <summary>Answers with <see cref="RunDetails"/>: its steps, with times, errors and the runs they started.</summary>
    /// <param name="run">Id of the run, WORKFLOW:NAME.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(GetRun), Timeout = 29, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Get, "/runs/{run}")]
    [Answers(typeof(RunDetails))]
    public Task<IHttpResult> Handle([FromRoute] string run, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.RunDetails, async token => await runs.FindAsync(Uri.UnescapeDataString(run), token));
}
