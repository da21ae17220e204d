namespace CustomerJourney.Touchpoints.Sources;

/// <summary>An identifier that a row gives.</summary>
/// <param name="Kind">Kind, lower case.</param>
/// <param name="Value">Its text.</param>
/// <param name="Split">Between several values of one field; null for one.</param>
/// <param name="Normalise">How it gets its one form.</param>
/// <param name="Region">ISO 3166 region of phone numbers without a country code; null when all have one.</param>
/// <param name="IsRequired">Whether a row without it is quarantined.</param>
public sealed record IdentifierMapping(string Kind, ValueMapping Value, string? Split, Normalisation Normalise, string? Region, bool IsRequired);
