using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>An identifier as the graph has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Identifier">Kind and value.</param>
/// <param name="Holders">The party records that have it, as many as are looked at and one more.</param>
/// <param name="Owners">The customers that are identified by it, each with the standing it has there.</param>
internal sealed record KnownIdentifier(string Id, Identifier Identifier, IReadOnlyList<string> Holders, IReadOnlyList<(string Customer, string Standing)> Owners);
