namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Kinds of identifiers that have a form of their own, and names that attributes cannot have.</summary>
internal static class IdentifierKinds
{
    /// <summary>Kind of phone numbers.</summary>
    public const string Msisdn = "msisdn";

    /// <summary>Kind of e-mail addresses.</summary>
    public const string Email = "email";

    /// <summary>Properties that a touchpoint or a party record has anyway, and what Gremlin keeps for itself.</summary>
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "id", "label", "type", "channel", "source", "at", "atMillis", "sequence", "outcome", "amount", "currency", "recordKey", "updatedAt",
        "givenName", "familyName", "birthDate", "phones", "emails", "street", "postalCode", "city", "country",
    };

    /// <summary>How values of a kind get their one form unless the mapping says otherwise.</summary>
    public static Normalisation NormalisationOf(string kind) => kind switch
    {
        Msisdn or "phone" => Normalisation.Phone,
        Email => Normalisation.Email,
        _ => Normalisation.Trim,
    };
}
