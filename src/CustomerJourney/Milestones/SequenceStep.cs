namespace CustomerJourney.Milestones;

/// <summary>A step of a sequence.</summary>
/// <param name="Match">Which touchpoints can be the step.</param>
/// <param name="Within">Longest time since the step before (≤); null for no limit. Not for the first step.</param>
public sealed record SequenceStep(TouchpointMatch Match, TimeSpan? Within);
