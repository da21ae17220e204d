using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>An identifier of a customer.</summary>
/// <param name="Identifier">Kind and value.</param>
/// <param name="Standing">Whether it tells who somebody is.</param>
public readonly record struct CustomerIdentifier(Identifier Identifier, IdentifierStanding Standing);
