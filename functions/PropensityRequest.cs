namespace CustomerJourney.Functions;

/// <summary>Input of the steps that work on one propensity.</summary>
/// <param name="Propensity">Its name.</param>
public sealed record PropensityRequest(string Propensity);
