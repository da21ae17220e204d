namespace CustomerJourney.Touchpoints;

/// <summary>A party record as the lake's table <c>curated/parties</c> stores it; its identifiers lie in <c>curated/party_identifiers</c>.</summary>
/// <param name="PartyId">The key.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="RecordKey">The source's key of the person.</param>
/// <param name="UpdatedAt">When the source last changed it, UTC.</param>
/// <param name="GivenName">First name as written.</param>
/// <param name="FamilyName">Last name as written.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Phones">Phone numbers, E.164, a JSON array; null when there are none.</param>
/// <param name="Emails">E-mail addresses, normalised, a JSON array; null when there are none.</param>
/// <param name="Street">Street and house number.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166 two-letter code.</param>
/// <param name="Attributes">Further attributes, a JSON object of strings; null when there are none.</param>
public sealed record PartyRow(
    string PartyId,
    string Source,
    string RecordKey,
    DateTimeOffset? UpdatedAt,
    string? GivenName,
    string? FamilyName,
    DateOnly? BirthDate,
    string? Phones,
    string? Emails,
    string? Street,
    string? PostalCode,
    string? City,
    string? Country,
    string? Attributes);
