using CustomerJourney.Propensity;

namespace CustomerJourney.Functions;

/// <summary>A trained model and its quality on customers it did not see.</summary>
/// <param name="Version">Version of the model.</param>
/// <param name="Rows">Rows it was measured on.</param>
/// <param name="Positives">Rows where it happened.</param>
/// <param name="RocAuc">Area under the ROC curve.</param>
/// <param name="AveragePrecision">Average precision.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="CalibrationError">ECE with 10 bins.</param>
public sealed record PropensityTrained(string Version, int Rows, int Positives, double RocAuc, double AveragePrecision, double Brier, double CalibrationError)
{
    /// <summary>The short of a manifest.</summary>
    public static PropensityTrained Of(ModelManifest model) =>
        new(model.Version, model.Rows, model.Positives, model.RocAuc, model.AveragePrecision, model.Brier, model.CalibrationError);
}
