using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>How many customers go through steps in order within a window.</summary>
public sealed class JourneyFunnel(AskJourneys journeys)
{
    /// <summary>Answers with a <see cref="FunnelAnswer"/>.</summary>
    [LambdaFunction(ResourceName = nameof(JourneyFunnel), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/funnel")]
    [Answers(typeof(FunnelAnswer))]
    [ReadsQuery("steps", "within", Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.FunnelAnswer, async token => await journeys.FunnelAsync(JourneyRequests.Funnel(request), token));
}
