using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>Count and details of the customers with a very similar journey to one customer's, or to a drawn one.</summary>
public sealed class SimilarJourneys(JourneyIndexStore store, ReadTimeline customers)
{
    /// <summary>Answers with a <see cref="SimilarityAnswer"/>; <c>customer</c> is an id or <c>kind:value</c> of an identifier, <c>journey</c> steps with commas.</summary>
    [LambdaFunction(ResourceName = nameof(SimilarJourneys), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/similar")]
    [Answers(typeof(SimilarityAnswer))]
    [ReadsQuery("customer", "journey", "threshold", "last", "next", "channelWeight", "timeWeight", "limit", Window = true, Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.SimilarityAnswer, async token =>
        {
            var selector = JourneyRequests.Text(request, "customer");
            if (selector is null && JourneyRequests.Text(request, "journey") is null)
                throw new ArgumentException("Name a customer (customer=…) or draw a journey (journey=a,b,c).", nameof(request));
            var customer = selector is null ? null : await customers.FindCustomerAsync(selector, token) ?? throw new KeyNotFoundException("There is no such customer.");
            return Similarity.Ask(await store.OpenAsync(token), JourneyRequests.Similarity(request, customer), token);
        });
}
