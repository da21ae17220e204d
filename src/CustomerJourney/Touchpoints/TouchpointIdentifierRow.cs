namespace CustomerJourney.Touchpoints;

/// <summary>That a touchpoint carries an identifier, as the lake's table <c>curated/touchpoint_identifiers</c> stores it.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="Kind">Kind of the identifier.</param>
/// <param name="Value">The normalised value: personal data.</param>
/// <param name="IdentifierId">The identifier's id; with <paramref name="TouchpointId"/> the key.</param>
public sealed record TouchpointIdentifierRow(string TouchpointId, string Kind, string Value, string IdentifierId);
