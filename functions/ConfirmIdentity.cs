using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Functions;

/// <summary>A steward says that two party records are one person. It holds from the next resolution on.</summary>
public sealed class ConfirmIdentity(StewardDecisions decisions)
{
    /// <summary>Records the decision.</summary>
    /// <param name="request">The two party records, and who says so.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(ConfirmIdentity), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Post, "/identity/confirm")]
    [Answers(typeof(StewardDecisionRow))]
    public Task<IHttpResult> Handle([FromBody] StewardRequest request, ILambdaContext context) =>
        Answer.Of(context, Json.Default.StewardDecisionRow, async token =>
            await decisions.DecideAsync(request.PartyA, request.PartyB, StewardVerdict.Same, request.By, request.Reason ?? "", token));
}
