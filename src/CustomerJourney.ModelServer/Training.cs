using System.Globalization;
using System.Text.Json;
using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer;

/// <summary>
/// The container's <c>train</c>; the model goes to <c>model/</c>. The channel <c>training</c> holds <c>job.json</c> and the labelled table, as the lake's <c>features/NAME/</c>, for a propensity,
/// or <c>records.csv</c> for an identity model.
/// </summary>
public static class Training
{
    private const string ChannelName = "training";
    private const int Failed = 1;
    private const int MostFailureLetters = 1024; // what SageMaker shows

    /// <summary>Trains; prints the measures for the training job's metric definitions (<c>roc_auc=0.8512;</c>).</summary>
    /// <returns>0, or 1 with the reason in <c>output/failure</c>.</returns>
    public static async Task<int> RunAsync(MlPaths paths, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var channel = paths.Channel(ChannelName);
            if (IdentityTraining.IsFor(channel))
            {
                await output.WriteLineAsync(await IdentityTraining.RunAsync(channel, paths.Model, cancellationToken));
                return 0;
            }

            var options = await HyperparametersAsync(paths.Hyperparameters, cancellationToken);
            var model = await TrainAsync(channel, options, cancellationToken);
            await SaveAsync(model, paths.Model, cancellationToken);
            var manifest = model.Manifest;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"propensity={manifest.Propensity}; version={manifest.Version}; rows={manifest.Rows}; positives={manifest.Positives}; roc_auc={manifest.RocAuc:0.0000}; average_precision={manifest.AveragePrecision:0.0000}; brier={manifest.Brier:0.0000}; ece={manifest.CalibrationError:0.0000};"));
            return 0;
        }
        catch (Exception failure) when (failure is PropensityException or IOException or InvalidDataException or UnauthorizedAccessException or FormatException or OperationCanceledException)
        {
            await TellAsync(paths.Failure, failure.Message);
            await output.WriteLineAsync(failure.Message);
            return Failed;
        }
    }

    private static async Task<ServedModel> TrainAsync(string channel, TrainingOptions options, CancellationToken cancellationToken)
    {
        var jobFile = Path.Combine(channel, "job.json");
        if (!File.Exists(jobFile))
            throw new PropensityException($"The channel '{ChannelName}' has no job.json; it should be the lake's features/NAME/.");
        var job = TrainingJob.Parse(await File.ReadAllBytesAsync(jobFile, cancellationToken));
        await using var table = File.OpenRead(Path.Combine(channel, Path.GetFileName(job.TableKey)));
        return await PropensityTrainer.TrainAsync(job, table, options, cancellationToken);
    }

    private static async Task SaveAsync(ServedModel model, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.Create(Path.Combine(folder, ServedModel.FileName));
        await model.WriteAsync(file, cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, ModelManifest.FileName), model.Manifest.ToJson(), cancellationToken);
    }

    private static async Task<TrainingOptions> HyperparametersAsync(string file, CancellationToken cancellationToken)
    {
        var options = TrainingOptions.Default;
        if (!File.Exists(file))
            return options;
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
        foreach (var parameter in document.RootElement.EnumerateObject())
            options = With(options, parameter.Name, parameter.Value.ToString());
        return options;
    }

    private static TrainingOptions With(TrainingOptions options, string name, string value) => name switch
    {
        "seed" => options with { Seed = Whole(name, value), Forest = options.Forest with { Seed = Whole(name, value) } },
        "folds" => options with { Folds = Whole(name, value) },
        "trees" => options with { Forest = options.Forest with { Trees = Whole(name, value) } },
        "leaves" => options with { LeavesPerTree = [Whole(name, value)] },
        "most_rows" => options with { MostRows = Whole(name, value) },
        "learning_rate" => options with { Forest = options.Forest with { LearningRate = double.Parse(value, CultureInfo.InvariantCulture) } },
        _ when name.StartsWith("sagemaker_", StringComparison.Ordinal) => options, // SageMaker's own
        _ => throw new FormatException($"Unknown hyperparameter '{name}'; there are: seed, folds, trees, leaves, most_rows, learning_rate."),
    };

    private static int Whole(string name, string value) =>
        int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"The hyperparameter '{name}' must be a whole number.");

    private static async Task TellAsync(string file, string message)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, message.Length > MostFailureLetters ? message[..MostFailureLetters] : message, CancellationToken.None);
    }
}
