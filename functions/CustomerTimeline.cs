using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>One customer's timeline, identifiers and milestones.</summary>
public sealed class CustomerTimeline(ReadTimeline timeline)
{
    private const int DefaultLimit = 500;
    private const int MostTouchpoints = 10_000;

    /// <summary>Answers with an <see cref="Insights.CustomerTimeline"/>.</summary>
    /// <param name="customer">A customer id, or <c>kind:value</c> of an identifier, URL-encoded.</param>
    /// <param name="limit">At most so many touchpoints, the latest; 500 when not given.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(CustomerTimeline), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Get, "/customers/{customer}")]
    [Answers(typeof(Insights.CustomerTimeline))]
    public Task<IHttpResult> Handle([FromRoute] string customer, [FromQuery] int limit, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.CustomerTimeline, async token => limit is < 0 or > MostTouchpoints
            ? throw new ArgumentException($"limit is from 1 to {MostTouchpoints}.", nameof(limit))
            : await timeline.RunAsync(Uri.UnescapeDataString(customer), limit == 0 ? DefaultLimit : limit, token));
}
