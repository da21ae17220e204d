namespace CustomerJourney.Touchpoints;

/// <summary>An amount with its currency.</summary>
/// <param name="Amount">Major units (euros, not cents).</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public readonly record struct Money(decimal Amount, string Currency);
