namespace CustomerJourney.Propensity;

/// <summary>How good probabilities are on rows that training did not see.</summary>
/// <param name="Rows">Rows measured.</param>
/// <param name="Positives">Rows where it happened.</param>
/// <param name="RocAuc">Area under the ROC curve, 0.5 is chance, 1 perfect.</param>
/// <param name="AveragePrecision">Area under precision over recall; chance is the share of positives.</param>
/// <param name="Brier">Mean squared error of the probability; lower is better.</param>
/// <param name="CalibrationError">Expected calibration error with 10 bins of equal width; lower is better.</param>
/// <param name="LiftTopTenth">Share of positives among the tenth with the highest scores, over the share among all.</param>
public sealed record PropensityQuality(int Rows, int Positives, double RocAuc, double AveragePrecision, double Brier, double CalibrationError, double LiftTopTenth);
