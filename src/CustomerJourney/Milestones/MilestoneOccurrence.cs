namespace CustomerJourney.Milestones;

/// <summary>A milestone as one customer reached it.</summary>
/// <param name="ReachedAt">The instant, UTC: the last step's, or the end of an absence's window.</param>
/// <param name="Evidence">Ids of the touchpoints that prove it, in order.</param>
public sealed record MilestoneOccurrence(DateTimeOffset ReachedAt, IReadOnlyList<string> Evidence);
