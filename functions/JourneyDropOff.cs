using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>Where customers stop.</summary>
public sealed class JourneyDropOff(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="DropOffAnswer"/>: after which steps customers fall silent.</summary>
    [LambdaFunction(ResourceName = nameof(JourneyDropOff), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/dropoff")]
    [Answers(typeof(DropOffAnswer))]
    [ReadsQuery("silence", Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.DropOffAnswer, async token => DropOff.Ask(await store.OpenAsync(token), JourneyRequests.DropOff(request), token));
}
