namespace CustomerJourney.Insights;

/// <summary>One customer as the graph knows it.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="Segment">Segment; null when unknown.</param>
/// <param name="Region">Region; null when unknown.</param>
/// <param name="Since">Customer since; null when unknown.</param>
/// <param name="IsAnonymous">Known by touchpoints only.</param>
/// <param name="Parties">Its party records with why they belong to it.</param>
/// <param name="Identifiers">What leads to it, by kind and value.</param>
/// <param name="Touchpoints">Its touchpoints in order: the latest ones, if there are more than asked for.</param>
/// <param name="TouchpointsInAll">How many it has.</param>
/// <param name="Milestones">Milestones in the order it reached them.</param>
public sealed record CustomerTimeline(
    string Customer,
    string? Segment,
    string? Region,
    DateTimeOffset? Since,
    bool IsAnonymous,
    IReadOnlyList<TimelineParty> Parties,
    IReadOnlyList<TimelineIdentifier> Identifiers,
    IReadOnlyList<TimelineTouchpoint> Touchpoints,
    long TouchpointsInAll,
    IReadOnlyList<TimelineMilestone> Milestones);
