namespace CustomerJourney.Touchpoints;

/// <summary>What one source says of one person: the unit that identity resolution compares.</summary>
/// <param name="Id">From source and record key.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="RecordKey">The source's key of the person; the latest row of a key wins.</param>
/// <param name="UpdatedAt">When the source last changed it, UTC; null when it does not say.</param>
/// <param name="GivenName">First name as written.</param>
/// <param name="FamilyName">Last name as written.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Phones">Phone numbers, E.164 where they parse. Distinct.</param>
/// <param name="Emails">E-mail addresses, normalised. Distinct.</param>
/// <param name="Street">Street and house number.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166 two-letter code.</param>
/// <param name="Attributes">Further attributes by name (segment, region, since …).</param>
/// <param name="Identifiers">What it has: accounts, numbers, devices, keys, phones and e-mails among them. Distinct.</param>
public sealed record PartyRecord(
    PartyId Id,
    string Source,
    string RecordKey,
    DateTimeOffset? UpdatedAt,
    string? GivenName,
    string? FamilyName,
    DateOnly? BirthDate,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Emails,
    string? Street,
    string? PostalCode,
    string? City,
    string? Country,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<Identifier> Identifiers);
