namespace CustomerJourney.Touchpoints;

/// <summary>That a party record has an identifier, as the lake's table <c>curated/party_identifiers</c> stores it.</summary>
/// <param name="PartyId">The party record.</param>
/// <param name="Kind">Kind of the identifier.</param>
/// <param name="Value">The normalised value: personal data.</param>
/// <param name="IdentifierId">The identifier's id; with <paramref name="PartyId"/> the key.</param>
public sealed record PartyIdentifierRow(string PartyId, string Kind, string Value, string IdentifierId);
