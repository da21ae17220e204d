using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using TrainingJob = CustomerJourney.Propensity.TrainingJob; // the real package has one too

namespace CustomerJourney.Aws.Propensity;

/// <summary>Trains propensities by SageMaker's training jobs, which run the model server's <c>train</c>.</summary>
/// <remarks>A job's name comes from what it learns from: whoever asks again, after a crash or a deadline, finds the job that runs or has ended.</remarks>
/// <param name="sageMaker">The client.</param>
/// <param name="lake">Where tables lie and models come out.</param>
/// <param name="registry">Where models are kept.</param>
/// <param name="options">Image, role and machine.</param>
/// <param name="clock">Measures pauses.</param>
public sealed class SageMakerTraining(IAmazonSageMaker sageMaker, IObjectLake lake, ModelRegistry registry, SageMakerTrainingOptions options, TimeProvider clock) : IPropensityTraining
{
    private const int Attempts = 3;
    private const int HashDigits = 16;
    private const int LongestName = 63; // the service's limit
    private const string OutputFolder = "models/training/";
    private const string OurFailure = "AlgorithmError"; // the container ended so: another attempt would too

    /// <inheritdoc/>
    /// <exception cref="PropensityException">The table does not allow a model, or no job ended well.</exception>
    public async Task<ModelManifest> TrainAsync(TrainingJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var reason = "";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var name = NameOf(job, attempt);
            var ended = await EndAsync(name, job, cancellationToken);
            if (ended.TrainingJobStatus == TrainingJobStatus.Completed)
                return await KeepAsync(name, cancellationToken);
            reason = ended.FailureReason ?? ended.TrainingJobStatus.Value;
            if (reason.StartsWith(OurFailure, StringComparison.Ordinal))
                break;
        }

        throw new PropensityException($"The training of '{job.Propensity}' did not end well: {reason}");
    }

    private string NameOf(TrainingJob job, int attempt)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $"-{job.LearnsFrom[..Math.Min(HashDigits, job.LearnsFrom.Length)]}-{attempt}");
        var name = options.NamePrefix + string.Concat(job.Propensity.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return name[..Math.Min(name.Length, LongestName - ending.Length)] + ending;
    }

    private async Task<DescribeTrainingJobResponse> EndAsync(string name, TrainingJob job, CancellationToken cancellationToken)
    {
        try
        {
            await sageMaker.CreateTrainingJobAsync(Request(name, job), cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // It was started before: by a call that was cut off, or by somebody else.
        }

        while (true)
        {
            var found = await sageMaker.DescribeTrainingJobAsync(new DescribeTrainingJobRequest { TrainingJobName = name }, cancellationToken);
            if (found.TrainingJobStatus != TrainingJobStatus.InProgress && found.TrainingJobStatus != TrainingJobStatus.Stopping)
                return found;
            await Task.Delay(options.PollInterval, clock, cancellationToken);
        }
    }

    private CreateTrainingJobRequest Request(string name, TrainingJob job) => new()
    {
        TrainingJobName = name,
        RoleArn = options.RoleArn,
        AlgorithmSpecification = new AlgorithmSpecification
        {
            TrainingImage = options.Image,
            TrainingInputMode = TrainingInputMode.File,
            MetricDefinitions = [.. new[] { "roc_auc", "average_precision", "brier", "ece" }.Select(metric => new MetricDefinition { Name = metric, Regex = $"{metric}=([0-9.]+);" })],
        },
        InputDataConfig =
        [
            new Channel
            {
                ChannelName = "training",
                DataSource = new DataSource { S3DataSource = new S3DataSource { S3DataType = S3DataType.S3Prefix, S3Uri = lake.UriOf(job.TableKey[..(job.TableKey.LastIndexOf('/') + 1)]).OriginalString, S3DataDistributionType = S3DataDistribution.FullyReplicated } },
            },
        ],
        OutputDataConfig = new OutputDataConfig { S3OutputPath = lake.UriOf(OutputFolder).OriginalString, KmsKeyId = options.KeyArn },
        ResourceConfig = new ResourceConfig { InstanceType = options.InstanceType, InstanceCount = 1, VolumeSizeInGB = options.VolumeGb, VolumeKmsKeyId = options.KeyArn },
        VpcConfig = options.Subnets.Count == 0 ? null : new VpcConfig { Subnets = [.. options.Subnets], SecurityGroupIds = [.. options.SecurityGroups] },
        EnableNetworkIsolation = true,
        StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = (int)options.Longest.TotalSeconds },
    };

    // The service leaves what the container put into /opt/ml/model as one archive.
    private async Task<ModelManifest> KeepAsync(string name, CancellationToken cancellationToken)
    {
        await using var archive = await lake.OpenReadAsync($"{OutputFolder}{name}/output/model.tar.gz", cancellationToken);
        await using var unzipped = new GZipStream(archive, CompressionMode.Decompress);
        await using var files = new TarReader(unzipped);
        while (await files.GetNextEntryAsync(copyData: true, cancellationToken) is { } file)
        {
            if (Path.GetFileName(file.Name) != ServedModel.FileName || file.DataStream is null)
                continue;
            var model = await ServedModel.ReadAsync(file.DataStream, cancellationToken);
            await registry.SaveAsync(model, cancellationToken);
            return model.Manifest;
        }

        throw new PropensityException($"The training job {name} left no {ServedModel.FileName}.");
    }
}
