using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>Typical journeys: clusters of similar ones.</summary>
public sealed class ClusterJourneys(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="ClusterAnswer"/>: clusters with a medoid each, the largest first.</summary>
    [LambdaFunction(ResourceName = nameof(ClusterJourneys), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/clusters")]
    [Answers(typeof(ClusterAnswer))]
    [ReadsQuery("clusters", "threshold", "limit", Window = true, Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.ClusterAnswer, async token => JourneyClusters.Ask(await store.OpenAsync(token), JourneyRequests.Clusters(request), token));
}
