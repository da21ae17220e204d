namespace CustomerJourney.Identity.Scoring;

/// <summary>Two records by column: <c>givenName</c>, <c>familyName</c>, <c>birthDate</c>, <c>street</c>, <c>postalCode</c>, <c>city</c>, <c>phone#0</c>, <c>email#0</c>, identifier kinds as <c>account#0</c>.</summary>
/// <param name="A">One record's values.</param>
/// <param name="B">The other's.</param>
public sealed record RecordPair(IReadOnlyDictionary<string, string> A, IReadOnlyDictionary<string, string> B);
