using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;

namespace CustomerJourney.Functions;

/// <summary>Why two party records are one customer, or not.</summary>
public sealed class ExplainIdentity(Identity.Resolved.ExplainIdentity identity)
{
    /// <summary>Answers with <see cref="IdentityExplained"/>: the links between the two, and what each field says in bits (+1 doubles the odds).</summary>
    /// <param name="a">Id of a party record: party:SOURCE:KEY.</param>
    /// <param name="b">Id of the other.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(ExplainIdentity), Timeout = 29, MemorySize = 10240)]
    [HttpApi(LambdaHttpMethod.Get, "/identity/explain")]
    [Answers(typeof(IdentityExplained))]
    public Task<IHttpResult> Handle([FromQuery] string a, [FromQuery] string b, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.IdentityExplained, async token => string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b)
            ? throw new ArgumentException("Name two party records: a=party:SOURCE:KEY and b=party:SOURCE:KEY.", nameof(a))
            : IdentityExplained.Of(await identity.RunAsync(a, b, token)));
}
