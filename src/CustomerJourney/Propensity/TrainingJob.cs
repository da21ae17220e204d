using System.Text.Json;

namespace CustomerJourney.Propensity;

/// <summary>One training: what to learn from, and what the model will be called.</summary>
/// <param name="Propensity">Name of the propensity.</param>
/// <param name="TableKey">Key of the labelled feature table in the object lake, Parquet.</param>
/// <param name="Horizon">How far ahead the label looks, as <c>60d</c>.</param>
/// <param name="CutOffs">The cut-offs of the rows, latest first.</param>
/// <param name="Plan">The plan the features were made by.</param>
/// <param name="LearnsFrom">Hash of the table and the recipe: the same again gives the same model, so it need not be trained.</param>
public sealed record TrainingJob(string Propensity, string TableKey, string Horizon, IReadOnlyList<DateTimeOffset> CutOffs, FeaturePlan Plan, string LearnsFrom)
{
    /// <summary>Reads <c>job.json</c>.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static TrainingJob Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ServedModelJson.Default.TrainingJob) ?? throw new InvalidDataException("job.json is empty.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException("job.json is not a training job.", failure);
        }
    }
}
