using CustomerJourney.Graph;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Milestones;

/// <summary>Follows the change stream: gives new touchpoints their customer, fires milestones for just the customers concerned, and resolves party records that came.</summary>
/// <remarks>
/// Each reader keeps a checkpoint of its own and moves it when a page is done; a page that was cut off is done again, which changes nothing that was done.
/// Milestones that time alone reaches (an absence) are looked for by the clock, from the instant of the last look.
/// </remarks>
/// <param name="graph">The journey graph.</param>
/// <param name="lake">The object lake.</param>
/// <param name="arrivals">Resolves party records.</param>
/// <param name="checkpoints">How far the readers have come.</param>
/// <param name="milestones">The definitions.</param>
/// <param name="clock">Tells which windows have passed.</param>
public sealed class FollowChanges(IJourneyGraph graph, IObjectLake lake, ResolveArrivals arrivals, ICheckpoints checkpoints, IMilestoneStore milestones, TimeProvider clock)
{
    /// <summary>Reader that attaches touchpoints to customers.</summary>
    public const string IdentityReader = "identity";

    /// <summary>Reader that resolves party records.</summary>
    public const string PartyReader = "parties";

    /// <summary>Reader that fires milestones.</summary>
    public const string MilestoneReader = "milestones";

    /// <summary>The look by the clock; its position is milliseconds since 1970.</summary>
    public const string ClockReader = "milestone-clock";

    private const int ChangesPerPage = 10_000;

    /// <summary>Between two looks by the clock, which ask the graph for every touchpoint of some types: a window that ends by the day may be told half a minute later.</summary>
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(30);
    // A party record costs many questions; a page of them must be done well within a function's time.
    private const int ChangesPerPartyPage = 2_000;

    /// <summary>Handles one page of each reader.</summary>
    /// <returns>What was done; <see cref="FollowedChanges.IsCaughtUp"/> tells whether to go on at once.</returns>
    /// <exception cref="Identity.ModelEndpointException">The identity model does not answer: party records wait where they are, all else is done.</exception>
    public async Task<FollowedChanges> RunOnceAsync(CancellationToken cancellationToken)
    {
        var (attached, isIdentityDone) = await AttachAsync(cancellationToken);
        var (fired, areMilestonesDone) = await FireAsync(cancellationToken);
        fired += await WakeAsync(cancellationToken);
        // Last, as it asks a model that may not answer: the rest goes on without it.
        var (resolved, arePartiesDone) = await ResolveAsync(cancellationToken);
        return new FollowedChanges(attached, fired, resolved, isIdentityDone && areMilestonesDone && arePartiesDone);
    }

    /// <summary>Puts a reader at a position: what lies before it was done another way, for all customers at once.</summary>
    public async Task SkipAsync(string reader, ChangePosition position, CancellationToken cancellationToken)
    {
        var at = await checkpoints.FindAsync(reader, cancellationToken);
        if (at is null || at.Value.CompareTo(position) < 0)
            await checkpoints.TryAdvanceAsync(reader, at, position, cancellationToken);
    }

    private async Task<(int Attached, bool IsDone)> AttachAsync(CancellationToken cancellationToken)
    {
        var (from, page) = await PageAsync(IdentityReader, ChangesPerPage, cancellationToken);
        if (page.Count == 0)
            return (0, true);
        List<string> touchpoints = [.. page.Where(change => change is { IsAddition: true, Kind: GraphChangeKind.Edge, Value: "carries" }).Select(change => change.From!)
            .Concat(page.Where(change => change is { IsAddition: true, Kind: GraphChangeKind.VertexLabel, Value: "touchpoint" }).Select(change => change.ElementId)).Distinct()];
        await new AttachTouchpoints(graph, lake).RunAsync(touchpoints, $"{page[0].Position.CommitNum}:{page[0].Position.OpNum}", cancellationToken);
        await checkpoints.TryAdvanceAsync(IdentityReader, from, page[^1].Position, cancellationToken);
        return (touchpoints.Count, page.Count < ChangesPerPage);
    }

    // What this changes is itself in the stream, so that milestones follow on the next look.
    private async Task<(int Resolved, bool IsDone)> ResolveAsync(CancellationToken cancellationToken)
    {
        var (from, page) = await PageAsync(PartyReader, ChangesPerPartyPage, cancellationToken);
        if (page.Count == 0)
            return (0, true);
        var report = await arrivals.RunAsync(page, cancellationToken);
        await checkpoints.TryAdvanceAsync(PartyReader, from, page[^1].Position, cancellationToken);
        return (report.Parties, report.Moved == 0 && page.Count < ChangesPerPartyPage);
    }

    private async Task<(int Fired, bool IsDone)> FireAsync(CancellationToken cancellationToken)
    {
        var (from, page) = await PageAsync(MilestoneReader, ChangesPerPage, cancellationToken);
        if (page.Count == 0)
            return (0, true);
        var fired = 0;
        if (await milestones.ListAsync(cancellationToken) is { Count: > 0 } all)
        {
            foreach (var (customer, types) in await MilestoneEvaluation.ConcernedAsync(graph, page, cancellationToken))
                fired += (await MilestoneEvaluation.EvaluateAsync(graph, all, customer, types, clock.GetUtcNow(), cancellationToken)).Count;
        }

        await checkpoints.TryAdvanceAsync(MilestoneReader, from, page[^1].Position, cancellationToken);
        return (fired, page.Count < ChangesPerPage);
    }

    private async Task<int> WakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = await checkpoints.FindAsync(ClockReader, cancellationToken);
        if (last is { } at && now.ToUnixTimeMilliseconds() - at.CommitNum < WakeEvery.TotalMilliseconds)
            return 0;
        var fired = 0;
        if (last is { } seen)
        {
            foreach (var milestone in (await milestones.ListAsync(cancellationToken)).Where(one => one is { IsActive: true, Trigger.WakesAfter: not null }))
            {
                foreach (var customer in await MilestoneEvaluation.DueAsync(graph, milestone, DateTimeOffset.FromUnixTimeMilliseconds(seen.CommitNum), now, cancellationToken))
                    fired += (await MilestoneEvaluation.EvaluateAsync(graph, [milestone], customer, [null], now, cancellationToken)).Count;
            }
        }

        await checkpoints.TryAdvanceAsync(ClockReader, last, new ChangePosition(now.ToUnixTimeMilliseconds(), 0), cancellationToken);
        return fired;
    }

    private async Task<(ChangePosition? From, IReadOnlyList<GraphChange> Page)> PageAsync(string reader, int limit, CancellationToken cancellationToken)
    {
        var from = await checkpoints.FindAsync(reader, cancellationToken);
        return (from, await graph.ReadChangesAsync(from, limit, cancellationToken));
    }
}
