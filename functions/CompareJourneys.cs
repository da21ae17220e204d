using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>What sets the journeys of two populations apart.</summary>
public sealed class CompareJourneys(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="ComparisonAnswer"/>: journeys, steps and paths with difference, lift and significance, corrected for the number of comparisons.</summary>
    [LambdaFunction(ResourceName = nameof(CompareJourneys), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/compare")]
    [Answers(typeof(ComparisonAnswer))]
    [ReadsQuery("a", "b", "aTouchpoints", "bTouchpoints", "limit", Window = true, Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.ComparisonAnswer, async token => Comparison.Ask(await store.OpenAsync(token), JourneyRequests.Comparison(request), token));
}
