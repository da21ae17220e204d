namespace CustomerJourney.Propensity;

/// <summary>One customer's propensity.</summary>
/// <param name="Id">Who.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="Reasons">What moved it most, by size, either way.</param>
public sealed record PropensityScore(string Id, double Probability, IReadOnlyList<PropensityReason> Reasons);
