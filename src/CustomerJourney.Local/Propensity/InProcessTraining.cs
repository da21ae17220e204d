using CustomerJourney.ModelServer;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Local.Propensity;

/// <summary>Trains propensities in this process, by the model server's own code.</summary>
/// <param name="lake">Where tables lie.</param>
/// <param name="registry">Where models are kept.</param>
public sealed class InProcessTraining(IObjectLake lake, ModelRegistry registry) : IPropensityTraining
{
    /// <inheritdoc/>
    public async Task<ModelManifest> TrainAsync(TrainingJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var stream = await lake.OpenReadAsync(job.TableKey, cancellationToken);
        var model = await PropensityTrainer.TrainAsync(job, stream, cancellationToken);
        await registry.SaveAsync(model, cancellationToken);
        return model.Manifest;
    }
}
