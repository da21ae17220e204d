using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>What directly follows what.</summary>
public sealed class JourneyTransitions(JourneyIndexStore store)
{
    /// <summary>Answers with a <see cref="TransitionsAnswer"/>: every pair of steps with count, share and time between.</summary>
    [LambdaFunction(ResourceName = nameof(JourneyTransitions), Timeout = 29, MemorySize = 4096)]
    [HttpApi(LambdaHttpMethod.Get, "/journeys/transitions")]
    [Answers(typeof(TransitionsAnswer))]
    [ReadsQuery(Selection = true)]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, JourneysJson.Default.TransitionsAnswer, async token => Transitions.Ask(await store.OpenAsync(token), JourneyRequests.Transitions(request), token));
}
