using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>A link between two parties of one customer, with its reason.</summary>
/// <param name="A">The party with the smaller id.</param>
/// <param name="B">The other.</param>
/// <param name="Kind">What made the link.</param>
/// <param name="Reason">The rule's name, the steward's reason, or <c>evidence</c>; no personal value.</param>
/// <param name="Bits">The evidence for it, log2 of the odds; infinite for rules and stewards.</param>
public sealed record IdentityLink(PartyId A, PartyId B, IdentityLinkKind Kind, string Reason, double Bits);
