using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Something a steward should look at.</summary>
/// <param name="Kind">What is doubtful.</param>
/// <param name="A">One party.</param>
/// <param name="B">The other party.</param>
/// <param name="Reason">What is doubtful about it, naming rule and field; no personal value.</param>
/// <param name="Bits">How near the decision was: log2 of the odds.</param>
public sealed record ReviewCase(ReviewKind Kind, PartyId A, PartyId B, string Reason, double Bits);
