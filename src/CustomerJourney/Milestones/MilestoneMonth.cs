namespace CustomerJourney.Milestones;

/// <summary>Occurrences in a month.</summary>
/// <param name="Month">Year and month, <c>2026-03</c>, UTC.</param>
/// <param name="Occurrences">How many.</param>
public sealed record MilestoneMonth(string Month, int Occurrences);
