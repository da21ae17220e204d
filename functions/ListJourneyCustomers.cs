using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>The customers behind a listed journey, page by page.</summary>
public sealed class ListJourneyCustomers(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="DetailsAnswer"/>; its cursor gives the next page.</summary>
    [LambdaFunction(ResourceName = nameof(ListJourneyCustomers), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/details")]
    [Answers(typeof(DetailsAnswer))]
    [ReadsQuery("journey", "limit", "cursor", Window = true, Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.DetailsAnswer, async token => JourneyDetails.Ask(await store.OpenAsync(token), JourneyRequests.Details(request), token));
}
