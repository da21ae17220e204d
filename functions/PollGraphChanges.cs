using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Reads the graph's change stream from its checkpoints: gives new touchpoints their customer and fires milestones.</summary>
public sealed class PollGraphChanges(FollowChanges changes)
{
    /// <summary>Works until nothing more is waiting or the time is up.</summary>
    [LambdaFunction(ResourceName = nameof(PollGraphChanges), Timeout = 60, MemorySize = 1024)]
    public async Task<FollowedChanges> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var all = new FollowedChanges(0, 0, 0, IsCaughtUp: false);
        while (!all.IsCaughtUp && context.RemainingTime > TimeSpan.FromSeconds(10))
        {
            var page = await changes.RunOnceAsync(deadline.Token);
            all = new FollowedChanges(all.Attached + page.Attached, all.Fired + page.Fired, all.Resolved + page.Resolved, page.IsCaughtUp);
        }

        return all;
    }
}
