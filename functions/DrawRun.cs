using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>The picture of a run.</summary>
public sealed class DrawRun(IRuns runs)
{
    /// <summary>Answers with SVG: the workflow's graph with the path taken, times and errors.</summary>
    /// <param name="run">Id of the run, WORKFLOW:NAME.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(DrawRun), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Get, "/runs/{run}/picture")]
    [Answers(typeof(string), ContentType = Answer.Svg)]
    public Task<IHttpResult> Handle([FromRoute] string run, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.OfText(this, request, context, Answer.Svg, async token => await runs.DrawAsync(Uri.UnescapeDataString(run), token));
}
