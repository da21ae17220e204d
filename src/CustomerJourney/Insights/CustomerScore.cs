namespace CustomerJourney.Insights;

/// <summary>A customer's score by one propensity.</summary>
/// <param name="Propensity">Name of the propensity.</param>
/// <param name="Probability">Calibrated, in [0, 1].</param>
/// <param name="Version">Version of the model.</param>
/// <param name="CutOff">As of when, UTC.</param>
/// <param name="Reasons">The features that speak most, strongest first.</param>
public sealed record CustomerScore(string Propensity, double Probability, string Version, DateTimeOffset CutOff, IReadOnlyList<ScoreReason> Reasons);
