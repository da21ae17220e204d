namespace CustomerJourney.Propensity;

/// <summary>A customer's latest score by one model, as the lake's tables <c>resolved/scores/NAME</c> store it.</summary>
/// <param name="CustomerId">The customer; with <paramref name="Model"/> the key.</param>
/// <param name="Model">Name of the propensity.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="CutOff">As of when, UTC.</param>
/// <param name="Probability">Calibrated, in [0, 1].</param>
/// <param name="Reasons">The features that speak most, a JSON list; null when there are none.</param>
public sealed record ScoreRow(string CustomerId, string Model, string Version, DateTimeOffset CutOff, double Probability, string? Reasons);
