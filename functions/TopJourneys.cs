using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>The most frequent journeys from, to or between steps, with counts per position and links.</summary>
public sealed class TopJourneys(AskJourneys journeys)
{
    /// <summary>Answers with a <see cref="FrequencyAnswer"/>.</summary>
    [LambdaFunction(ResourceName = nameof(TopJourneys), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/top")]
    [Answers(typeof(FrequencyAnswer))]
    [ReadsQuery("limit", "parts", Window = true, Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Streamed.FrequencyAnswer, async token => await journeys.TopAsync(JourneyRequests.Top(request), token));
}
