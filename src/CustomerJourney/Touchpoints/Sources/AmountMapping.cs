namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How money is read.</summary>
/// <param name="Value">Its text, major units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="DecimalMark">Point or comma; the other one may group thousands.</param>
public sealed record AmountMapping(ValueMapping Value, ValueMapping Currency, char DecimalMark);
