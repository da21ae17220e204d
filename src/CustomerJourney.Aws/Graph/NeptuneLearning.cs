using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws.Graph;

/// <summary>
/// Neptune ML on an export of the graph: data processing, training, an endpoint. Each job has an id of the run's name, so that asking again finds it
/// instead of starting another: https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning.html
/// </summary>
/// <param name="neptune">The client.</param>
/// <param name="options">Where it reads, writes and runs.</param>
public sealed class NeptuneLearning(IAmazonNeptunedata neptune, NeptuneLearningOptions options)
{
    private const string Process = "process";
    private const string Train = "train";
    private const string Serve = "serve";
    private const int MostModels = 4; // tried with other settings, of which the best is kept

    /// <summary>Starts a step that is not begun, tells how far one is that is, and names the next when it is done.</summary>
    /// <exception cref="GraphQueryException">Neptune refused.</exception>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public async Task<GraphLearningState> AdvanceAsync(string run, string step, CancellationToken cancellationToken)
    {
        if (await FindAsync(run, step, cancellationToken) is not { } found)
        {
            await NeptuneRefusal.ToldAsync(() => StartAsync(run, step, cancellationToken));
            return new GraphLearningState(run, step, GraphLearningState.InProgress, null);
        }

        return found.Status switch
        {
            "Completed" or "InService" => Next(step) is { } next ? new(run, next, GraphLearningState.InProgress, null) : new(run, step, GraphLearningState.Done, null),
            "Failed" or "Stopped" or "OutOfService" => new(run, step, GraphLearningState.Failed, found.Reason ?? $"The step '{step}' ended as {found.Status}."),
            _ => new(run, step, GraphLearningState.InProgress, null),
        };
    }

    private static string? Next(string step) => step switch
    {
        Process => Train,
        Train => Serve,
        _ => null,
    };

    private async Task<(string Status, string? Reason)?> FindAsync(string run, string step, CancellationToken cancellationToken)
    {
        try
        {
            return await NeptuneRefusal.ToldAsync(() => StatusAsync(run, step, cancellationToken));
        }
        catch (GraphQueryException nothing) when (nothing.Code == nameof(MLResourceNotFoundException))
        {
            return null;
        }
    }

    private async Task<(string Status, string? Reason)> StatusAsync(string run, string step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case Process:
                var processed = await neptune.GetMLDataProcessingJobAsync(new GetMLDataProcessingJobRequest { Id = run }, cancellationToken);
                return (processed.Status, processed.ProcessingJob?.FailureReason);
            case Train:
                var trained = await neptune.GetMLModelTrainingJobAsync(new GetMLModelTrainingJobRequest { Id = run }, cancellationToken);
                return (trained.Status, trained.ProcessingJob?.FailureReason ?? trained.HpoJob?.FailureReason ?? trained.ModelTransformJob?.FailureReason);
            case Serve:
                var served = await neptune.GetMLEndpointAsync(new GetMLEndpointRequest { Id = run }, cancellationToken);
                return (served.Status, served.Endpoint?.FailureReason);
            default:
                throw new ArgumentException($"There is no step '{step}': {Process}, {Train}, {Serve}.", nameof(step));
        }
    }

    private async Task<bool> StartAsync(string run, string step, CancellationToken cancellationToken)
    {
        if (step == Process)
            await neptune.StartMLDataProcessingJobAsync(Processing(run), cancellationToken);
        else if (step == Train)
            await neptune.StartMLModelTrainingJobAsync(Training(run), cancellationToken);
        else
            await neptune.CreateMLEndpointAsync(new CreateMLEndpointRequest { Id = run, MlModelTrainingJobId = run, VolumeEncryptionKMSKey = options.KeyArn }, cancellationToken);
        return true;
    }

    private StartMLDataProcessingJobRequest Processing(string run) => new()
    {
        Id = run,
        InputDataS3Location = $"{options.Place}/{run}/export/",
        ProcessedDataS3Location = $"{options.Place}/{run}/processed/",
        Subnets = [.. options.Subnets],
        SecurityGroupIds = [.. options.SecurityGroups],
        VolumeEncryptionKMSKey = options.KeyArn,
        S3OutputEncryptionKMSKey = options.KeyArn,
    };

    private StartMLModelTrainingJobRequest Training(string run) => new()
    {
        Id = run,
        DataProcessingJobId = run,
        TrainModelS3Location = $"{options.Place}/{run}/trained/",
        MaxHPONumberOfTrainingJobs = MostModels,
        MaxHPOParallelTrainingJobs = 2,
        Subnets = [.. options.Subnets],
        SecurityGroupIds = [.. options.SecurityGroups],
        VolumeEncryptionKMSKey = options.KeyArn,
        S3OutputEncryptionKMSKey = options.KeyArn,
    };
}
