namespace CustomerJourney.Insights;

/// <summary>A party record of a customer.</summary>
/// <param name="Party">Id of the party record.</param>
/// <param name="Source">Who says it.</param>
public sealed record TimelineParty(string Party, string Source);
