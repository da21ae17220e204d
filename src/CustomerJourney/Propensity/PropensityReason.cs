namespace CustomerJourney.Propensity;

/// <summary>Why a score is as it is: one feature's part.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Value">What the customer has there; null for none.</param>
/// <param name="Contribution">What it moves the log-odds by, before calibration; positive makes it likelier.</param>
public sealed record PropensityReason(string Feature, string? Value, double Contribution);
