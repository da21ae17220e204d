namespace CustomerJourney.Identity;

/// <summary>A compound key: two parties that agree exactly in every part are one person, unless something clashes.</summary>
/// <param name="Name">What reasons call it.</param>
/// <param name="Parts">Fields (<c>givenName</c>, <c>familyName</c>, <c>birthDate</c>, <c>street</c>, <c>postalCode</c>, <c>city</c>) and identifier kinds (<c>email</c>, <c>msisdn</c>, …); all must be there.</param>
/// <param name="Sources">The sources it holds for; null for all.</param>
public sealed record DeterministicRule(string Name, IReadOnlyList<string> Parts, IReadOnlyList<string>? Sources = null)
{
    /// <summary>Keys that hold anywhere. A single identifier links only while its value is neither a dummy nor shared.</summary>
    public static IReadOnlyList<DeterministicRule> Defaults { get; } =
    [
        Of("national_id"), Of("passport"), Of("tax_id"), Of("ssn"), Of("customer_number"), Of("crm_key"),
        Of("email", "givenName", "familyName"), Of("msisdn", "givenName", "familyName"), Of("phone", "givenName", "familyName"),
        Of("account", "givenName", "familyName"), Of("device", "givenName", "familyName"),
        Of("email", "birthDate"), Of("msisdn", "birthDate"), Of("phone", "birthDate"),
        Of("givenName", "familyName", "birthDate", "postalCode"),
        Of("email", "msisdn"), Of("email", "device"), Of("msisdn", "device"), Of("email", "account"), Of("msisdn", "account"), Of("cookie"),
    ];

    /// <summary>A rule named after its parts.</summary>
    public static DeterministicRule Of(params string[] parts) => new(string.Join(" + ", parts), parts);
}
