using System.Text.Json;

namespace CustomerJourney.Propensity;

/// <summary>What a model is, to be read without loading it.</summary>
/// <param name="Propensity">Name of the propensity.</param>
/// <param name="Version">Hash of what the model was made of: the same data and definition give the same version.</param>
/// <param name="Horizon">How far ahead it looks, as <c>60d</c>.</param>
/// <param name="CutOffs">The cut-offs it learned from, latest first.</param>
/// <param name="Rows">Rows it was measured on.</param>
/// <param name="Positives">Rows where it happened.</param>
/// <param name="RocAuc">On customers it did not see.</param>
/// <param name="AveragePrecision">On customers it did not see.</param>
/// <param name="Brier">On customers it did not see.</param>
/// <param name="CalibrationError">ECE with 10 bins, on customers it did not see.</param>
/// <param name="LiftTopTenth">On customers it did not see.</param>
/// <param name="Trees">Number of trees.</param>
/// <param name="Weights">What it looks at most.</param>
/// <param name="Reliability">Probability against what happened.</param>
/// <param name="Notes">What the training left out or doubts.</param>
/// <param name="LearnedFrom">Hash of the table and the recipe it learned from.</param>
public sealed record ModelManifest(
    string Propensity,
    string Version,
    string Horizon,
    IReadOnlyList<DateTimeOffset> CutOffs,
    int Rows,
    int Positives,
    double RocAuc,
    double AveragePrecision,
    double Brier,
    double CalibrationError,
    double LiftTopTenth,
    int Trees,
    IReadOnlyList<FeatureWeight> Weights,
    IReadOnlyList<ReliabilityBin> Reliability,
    IReadOnlyList<string> Notes,
    string LearnedFrom)
{
    /// <summary>Name of its file beside the model.</summary>
    public const string FileName = "manifest.json";

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ServedModelJson.Default.ModelManifest);
}
