namespace CustomerJourney.Propensity;

/// <summary>What scoring did.</summary>
/// <param name="Propensity">Name of the propensity.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="CutOff">As of when: the moment after the last touchpoint.</param>
/// <param name="Customers">Customers scored: the population as of the cut-off.</param>
/// <param name="Expected">Sum of the probabilities: how many will do it, if nothing changes.</param>
/// <param name="MadeFrom">Fingerprint of the settings, the history and the model.</param>
public sealed record ScoreReport(string Propensity, string Version, DateTimeOffset CutOff, int Customers, double Expected, string MadeFrom);
