namespace CustomerJourney.Propensity;

/// <summary>Where models are trained: a SageMaker training job on AWS, the same training code in process on one machine.</summary>
public interface IPropensityTraining
{
    /// <summary>Trains a model on the job's table and keeps it in the registry, not yet serving.</summary>
    /// <exception cref="PropensityException">The table does not allow a model; the message says why.</exception>
    Task<ModelManifest> TrainAsync(TrainingJob job, CancellationToken cancellationToken);
}
