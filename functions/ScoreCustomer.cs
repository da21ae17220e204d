using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>One customer's propensities with their reasons.</summary>
public sealed class ScoreCustomer(ReadScores scores, ReadTimeline customers)
{
    /// <summary>Answers with a list of <see cref="CustomerScore"/>, by propensity.</summary>
    /// <param name="customer">A customer id, or <c>kind:value</c> of an identifier, URL-encoded.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(ScoreCustomer), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Get, "/customers/{customer}/scores")]
    [Answers(typeof(IReadOnlyList<CustomerScore>))]
    public Task<IHttpResult> Handle([FromRoute] string customer, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.IReadOnlyListCustomerScore, async token =>
            await customers.FindCustomerAsync(Uri.UnescapeDataString(customer), token) is { } id ? await scores.RunAsync(id, token) : null);
}
