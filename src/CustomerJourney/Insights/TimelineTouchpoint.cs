namespace CustomerJourney.Insights;

/// <summary>A touchpoint of a customer.</summary>
/// <param name="Id">The touchpoint's id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Type">What happened.</param>
/// <param name="Channel">Where.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Amount">Money in major units.</param>
/// <param name="GapSeconds">Seconds until the next one; null for the last.</param>
/// <param name="Attributes">Further attributes by name.</param>
public sealed record TimelineTouchpoint(string Id, DateTimeOffset At, string Type, string? Channel, string Source, string? Outcome, double? Amount, long? GapSeconds, IReadOnlyDictionary<string, string> Attributes);
