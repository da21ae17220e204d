using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>What a steward said about two parties; it holds in every later resolution. The latest decision on a pair counts.</summary>
/// <param name="A">One party.</param>
/// <param name="B">The other.</param>
/// <param name="Verdict">Same person or not.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who decided: a role or user name, no personal value of a customer.</param>
/// <param name="Reason">Why, in the steward's words.</param>
public sealed record StewardDecision(PartyId A, PartyId B, StewardVerdict Verdict, DateTimeOffset At, string By, string Reason);
