namespace CustomerJourney.Identity;

/// <summary>The best value of each field of a customer.</summary>
/// <param name="Values">By field: <c>givenName</c>, <c>familyName</c>, <c>birthDate</c> (ISO), <c>phone</c>, <c>email</c>, <c>street</c>, <c>postalCode</c>, <c>city</c>, <c>country</c>, and attributes by their name.</param>
public sealed record GoldenRecord(IReadOnlyDictionary<string, GoldenValue> Values);
