using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>Who comes back, by the period they began in.</summary>
public sealed class JourneyRetention(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="RetentionAnswer"/>: a row a cohort.</summary>
    [LambdaFunction(ResourceName = nameof(JourneyRetention), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/retention")]
    [Answers(typeof(RetentionAnswer))]
    [ReadsQuery("start", "return", "period", "periods", Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.RetentionAnswer, async token => Retention.Ask(await store.OpenAsync(token), JourneyRequests.Retention(request), token));
}
