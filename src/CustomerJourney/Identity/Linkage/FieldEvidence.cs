namespace CustomerJourney.Identity.Linkage;

/// <summary>What one field says of a pair: a step of the waterfall.</summary>
/// <param name="Field">The field.</param>
/// <param name="Finding">What was found, in words; no value.</param>
/// <param name="Bits">How far it moves the log2 odds.</param>
public sealed record FieldEvidence(string Field, string Finding, double Bits);
