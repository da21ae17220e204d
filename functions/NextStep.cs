using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>What comes next after the last steps.</summary>
public sealed class NextStep(JourneyIndexStore store, ReadTimeline customers)
{
    /// <summary>Answers with a <see cref="NextStepAnswer"/>: probabilities, and how good they are on customers held back.</summary>
    [LambdaFunction(ResourceName = nameof(NextStep), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/next")]
    [Answers(typeof(NextStepAnswer))]
    [ReadsQuery("after", "customer", "order", "limit", Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.NextStepAnswer, async token =>
        {
            var selector = JourneyRequests.Text(request, "customer");
            var customer = selector is null ? null : await customers.FindCustomerAsync(selector, token) ?? throw new KeyNotFoundException("There is no such customer.");
            return Journeys.NextStep.Ask(await store.OpenAsync(token), JourneyRequests.Next(request, customer), token);
        });
}
