using System.IO.Hashing;
using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Makes every propensity's labelled table in the lake, for training wherever that happens.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="settings">What people wrote.</param>
/// <param name="history">Reads what features are made of.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class BuildFeatureTables(IObjectLake lake, ReadPropensitySettings settings, ReadCustomerHistory history, IProgress<WorkDone> progress)
{
    private const string BuiltKey = "features/built.json";

    /// <summary>Makes the tables, unless those that are there were made of the same.</summary>
    /// <param name="only">Name of one propensity; null for all.</param>
    /// <param name="cancellationToken">Leaves finished tables.</param>
    /// <exception cref="PropensityException">No propensity has this name.</exception>
    public async Task<FeatureTablesBuilt> RunAsync(string? only, CancellationToken cancellationToken)
    {
        var read = await settings(cancellationToken);
        IReadOnlyList<PropensityDefinition> definitions = only is null ? read.Definitions : [read.Find(only)];
        var madeFrom = Fingerprints.Of([read.Fingerprint, await history.FingerprintAsync(cancellationToken)]);
        if (only is null && await lake.ReadJsonAsync(BuiltKey, ServedModelJson.Default.FeatureTablesBuilt, cancellationToken) is { } before && before.MadeFrom == madeFrom)
            return before;
        var (built, left) = (new List<string>(), new List<string>());
        if (definitions.Count == 0)
            return new FeatureTablesBuilt(built, left, madeFrom);
        var known = await history.RunAsync(read.Vocabulary, cancellationToken);
        foreach (var definition in definitions)
        {
            progress.Report(new WorkDone($"building features for {definition.Name}", built.Count + left.Count, definitions.Count));
            try
            {
                await WriteAsync(definition, TrainingTable.Of(known, definition), cancellationToken);
                built.Add(definition.Name);
            }
            catch (PropensityException failure) when (only is null)
            {
                left.Add(failure.Message); // one that cannot be learned does not keep the others from it
            }
        }

        var done = new FeatureTablesBuilt(built, left, madeFrom);
        if (only is null)
            await lake.WriteJsonAsync(BuiltKey, done, ServedModelJson.Default.FeatureTablesBuilt, cancellationToken);
        return done;
    }

    /// <summary>Key of a propensity's training job in the lake.</summary>
    internal static string JobKey(string propensity) => $"features/{propensity}/job.json";

    private async Task WriteAsync(PropensityDefinition definition, TrainingTable training, CancellationToken cancellationToken)
    {
        var key = $"features/{definition.Name}/training.parquet";
        await lake.WriteAsync(key, (stream, stop) => FeatureTableFile.WriteAsync(stream, training.Table.Features, training.Table.Labels, stop), cancellationToken);
        var job = new TrainingJob(definition.Name, key, Durations.Write(definition.Horizon), training.CutOffs, training.Plan, await LearnsFromAsync(key, cancellationToken));
        await lake.WriteJsonAsync(JobKey(definition.Name), job, ServedModelJson.Default.TrainingJob, cancellationToken);
    }

    private async Task<string> LearnsFromAsync(string tableKey, CancellationToken cancellationToken)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(TrainingOptions.Default.ToString()));
        await using var table = await lake.OpenReadAsync(tableKey, cancellationToken);
        await hash.AppendAsync(table, cancellationToken);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
