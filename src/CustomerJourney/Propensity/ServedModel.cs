using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Propensity;

/// <summary>A model as it is kept and served: what it is, which features it takes, and what it says of them.</summary>
/// <param name="Manifest">What it is.</param>
/// <param name="Plan">Which features are to be made for it.</param>
/// <param name="Model">The model.</param>
public sealed record ServedModel(ModelManifest Manifest, FeaturePlan Plan, PropensityModel Model)
{
    /// <summary>Name of its file, in the registry and in a container.</summary>
    public const string FileName = "model.json.gz";

    private const int WeightsTold = 30;
    private const int VersionLetters = 12;

    /// <summary>Puts a trained propensity together with what it was made of.</summary>
    public static ServedModel Of(TrainingJob job, TrainedPropensity trained)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(trained);
        var (quality, evaluation) = (trained.Evaluation.Pooled, trained.Evaluation);
        var manifest = new ModelManifest(
            job.Propensity, "", job.Horizon, job.CutOffs, quality.Rows, quality.Positives, quality.RocAuc, quality.AveragePrecision, quality.Brier, quality.CalibrationError,
            quality.LiftTopTenth, trained.Model.Forest.Trees, [.. evaluation.Weights.Take(WeightsTold)], evaluation.Reliability, evaluation.Notes,
            job.LearnsFrom);
        var unnamed = new ServedModel(manifest, job.Plan, trained.Model);
        var version = Convert.ToHexStringLower(XxHash128.Hash(JsonSerializer.SerializeToUtf8Bytes(unnamed, ServedModelJson.Default.ServedModel)))[..VersionLetters];
        return unnamed with { Manifest = manifest with { Version = version } };
    }

    /// <summary>Writes it as gzipped JSON.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await JsonSerializer.SerializeAsync(gzip, this, ServedModelJson.Default.ServedModel, cancellationToken);
    }

    /// <summary>Reads what <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is not a model.</exception>
    public static async Task<ServedModel> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return await JsonSerializer.DeserializeAsync(gzip, ServedModelJson.Default.ServedModel, cancellationToken) ?? throw new InvalidDataException("The file holds no model.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException("The file holds no model of this kind.", failure);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false)]
[JsonSerializable(typeof(ServedModel))]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(TrainingJob))]
[JsonSerializable(typeof(CurrentModel))]
[JsonSerializable(typeof(FeatureTablesBuilt))]
[JsonSerializable(typeof(ScoreReport))]
[JsonSerializable(typeof(List<PropensityReason>))]
internal sealed partial class ServedModelJson : JsonSerializerContext;

/// <summary>Which version of a propensity's model serves.</summary>
internal sealed record CurrentModel(string Version);
