using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>The steps there are, how often each comes, and what customers can be told apart by.</summary>
public sealed class ListJourneySteps(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="JourneySteps"/>.</summary>
    [LambdaFunction(ResourceName = nameof(ListJourneySteps), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/steps")]
    [Answers(typeof(JourneySteps))]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.JourneySteps, async token => JourneySteps.Of(await store.OpenAsync(token)));
}
