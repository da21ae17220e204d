namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a row becomes a party record. Phones and e-mails are identifiers of kind <c>msisdn</c> and <c>email</c> too.</summary>
/// <param name="Where">Rows that yield one; all conditions must hold.</param>
/// <param name="Key">The source's key of the person; required.</param>
/// <param name="UpdatedAt">When the source last changed it; null when not told.</param>
/// <param name="BirthDate">Date of birth and its formats; null when not told.</param>
/// <param name="NameOrder">How the field <c>name</c> is written, where one column holds the whole name.</param>
/// <param name="Fields">Name and address fields by their name in <see cref="PartyRow"/>.</param>
/// <param name="Identifiers">What it has: phones and e-mails among them, in mapping order.</param>
/// <param name="Attributes">What else it tells.</param>
public sealed record PartyMapping(
    IReadOnlyList<RowCondition> Where,
    ValueMapping Key,
    InstantMapping? UpdatedAt,
    DateMapping? BirthDate,
    NameOrder NameOrder,
    IReadOnlyDictionary<string, ValueMapping> Fields,
    IReadOnlyList<IdentifierMapping> Identifiers,
    IReadOnlyList<AttributeMapping> Attributes);
