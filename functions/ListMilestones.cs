using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>The milestones with how often each was reached.</summary>
public sealed class ListMilestones(IMilestoneStore store, BackfillMilestones backfill)
{
    /// <summary>Answers with a list of <see cref="MilestoneSummary"/>, by name.</summary>
    [LambdaFunction(ResourceName = nameof(ListMilestones), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Get, "/milestones")]
    [Answers(typeof(IReadOnlyList<MilestoneSummary>))]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.IReadOnlyListMilestoneSummary, async token =>
            MilestoneSummary.Of(await store.ListAsync(token), await backfill.ReachedAsync(token)));
}
