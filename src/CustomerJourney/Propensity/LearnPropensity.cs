using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Trains one propensity on the table that was built for it, and makes the model serve.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="training">Where models are trained.</param>
/// <param name="registry">Where they are kept.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class LearnPropensity(IObjectLake lake, IPropensityTraining training, ModelRegistry registry, IProgress<WorkDone> progress)
{
    /// <summary>Trains, unless the model that serves learned from just this table by this recipe.</summary>
    /// <exception cref="PropensityException">There is no table, or it does not allow a model.</exception>
    public async Task<ModelManifest> RunAsync(string propensity, CancellationToken cancellationToken)
    {
        var job = await lake.ReadJsonAsync(BuildFeatureTables.JobKey(propensity), ServedModelJson.Default.TrainingJob, cancellationToken)
            ?? throw new PropensityException($"No features have been built for '{propensity}' yet.");
        if (await registry.FindCurrentManifestAsync(propensity, cancellationToken) is { } current && current.LearnedFrom == job.LearnsFrom)
            return current; // training is deterministic: it would only make the same model again
        progress.Report(new WorkDone($"training {propensity}", 0, 1));
        var manifest = await training.TrainAsync(job, cancellationToken);
        await registry.PromoteAsync(propensity, manifest.Version, cancellationToken);
        return manifest;
    }
}
