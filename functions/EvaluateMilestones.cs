using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Finds the active milestones of all customers and writes what changed.</summary>
public sealed class EvaluateMilestones(IMilestoneStore store, BackfillMilestones backfill, TimeProvider clock)
{
    /// <summary>Answers with a report per milestone.</summary>
    [LambdaFunction(ResourceName = nameof(EvaluateMilestones), Timeout = 900, MemorySize = 4096)]
    public async Task<IReadOnlyList<MilestoneReport>> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await backfill.RunAsync(await store.ListAsync(deadline.Token), clock.GetUtcNow(), deadline.Token);
    }
}
