using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Functions;

/// <summary>A steward says that two party records are one person. It holds from the next resolution on.</summary>
public sealed class ConfirmIdentity(StewardDecisions decisions)
{
    /// <summary>Records the decision.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(ConfirmIdentity), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Post, "/identity/confirm")]
    [Answers(typeof(StewardDecisionRow))]
    [ReadsBody(typeof(StewardRequest), "The two party records, and who says so.")]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, (Json.Default.StewardRequest, Json.Default.StewardDecisionRow), async (said, token) =>
            await decisions.DecideAsync(said.PartyA, said.PartyB, StewardVerdict.Same, said.By, said.Reason ?? "", token));
}
