using System.Formats.Tar;
using System.IO.Compression;
using Amazon.Runtime;
using Amazon.SageMaker;
using CustomerJourney.Aws.Propensity;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.ModelServer;
using CustomerJourney.Propensity;

namespace CustomerJourney.Aws;

/// <summary>Training by jobs, the service played over the wire: what a job would do is done by the model server's own <c>train</c>.</summary>
public sealed class SageMakerTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-").FullName;
    private readonly List<string> _started = [];

    private FolderLake Lake => new(Path.Combine(_folder, "lake"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_job_is_started_once_waited_for_and_its_model_kept()
    {
        var job = await JobAsync(rows: 400);
        var looks = 0;
        await using var service = await WireServer.StartAsync(request => request.Target.EndsWith("CreateTrainingJob", StringComparison.Ordinal)
            ? Started(request)
            : Described(request, ++looks < 3 ? "InProgress" : Trained(request)));
        var manifest = await Training(service).TrainAsync(job, default);

        manifest.Propensity.Should().Be("churn");
        (await new ModelRegistry(Lake).LoadAsync("churn", manifest.Version, default)).Manifest.LearnedFrom.Should().Be(job.LearnsFrom);
        var create = service.Requests[0];
        (create.Target, create.SignedFor, create.Headers["Content-Type"]).Should().Be(("SageMaker.CreateTrainingJob", "sagemaker", "application/x-amz-json-1.1"));
        create.Json["TrainingJobName"]!.GetValue<string>().Should().Be("dev-churn-0123456789abcdef-1");
        create.Json["InputDataConfig"]![0]!["DataSource"]!["S3DataSource"]!["S3Uri"]!.GetValue<string>().Should().EndWith("/features/churn/");
        create.Json["EnableNetworkIsolation"]!.GetValue<bool>().Should().BeTrue();
        create.Json["AlgorithmSpecification"]!["TrainingInputMode"]!.GetValue<string>().Should().Be("File");
    }

    [Fact]
    public async Task A_job_that_was_started_before_is_found_again()
    {
        var job = await JobAsync(rows: 400);
        await using var service = await WireServer.StartAsync(request => request.Target.EndsWith("CreateTrainingJob", StringComparison.Ordinal)
            ? WireAnswer.Error(400, "ResourceInUse", "Training job names must be unique within an AWS account and region.")
            : Described(request, Trained(request)));
        (await Training(service).TrainAsync(job, default)).Propensity.Should().Be("churn");
    }

    [Fact]
    public async Task A_table_that_allows_no_model_is_told_and_a_machine_that_broke_is_replaced()
    {
        var job = await JobAsync(rows: 400);
        await using (var refuses = await WireServer.StartAsync(request => request.Target.EndsWith("CreateTrainingJob", StringComparison.Ordinal) ? Started(request) : Described(request, "Failed", "AlgorithmError: too few customers, exit code: 1")))
        {
            (await FluentActions.Awaiting(() => Training(refuses).TrainAsync(job, default)).Should().ThrowAsync<PropensityException>()).WithMessage("*too few customers*");
            _started.Should().ContainSingle();
        }

        await using var breaks = await WireServer.StartAsync(request => request.Target.EndsWith("CreateTrainingJob", StringComparison.Ordinal)
            ? Started(request)
            : NameIn(request).EndsWith("-1", StringComparison.Ordinal) ? Described(request, "Failed", "InternalServerError: we are sorry") : Described(request, Trained(request)));
        (await Training(breaks).TrainAsync(job, default)).Propensity.Should().Be("churn");
        _started[^1].Should().EndWith("-2");
    }

    private SageMakerTraining Training(WireServer service) => new(
        new AmazonSageMakerClient(new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey), new AmazonSageMakerConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 1 }),
        Lake,
        new ModelRegistry(Lake),
        SageMakerTrainingOptions.Of("111122223333.dkr.ecr.eu-central-1.amazonaws.com/models@sha256:0", "arn:aws:iam::111122223333:role/train", "dev-", [], [], null) with { PollInterval = TimeSpan.FromMilliseconds(5) },
        TimeProvider.System);

    private WireAnswer Started(WireRequest request)
    {
        _started.Add(NameIn(request));
        return WireAnswer.Ok("""{"TrainingJobArn":"arn:aws:sagemaker:eu-central-1:111122223333:training-job/n"}""");
    }

    private static WireAnswer Described(WireRequest request, string status, string? reason = null) =>
        WireAnswer.Ok(System.Text.Json.JsonSerializer.Serialize(new { TrainingJobName = NameIn(request), TrainingJobStatus = status, FailureReason = reason }));

    private static string NameIn(WireRequest request) => request.Json["TrainingJobName"]!.GetValue<string>();

    /// <summary>Does what the job would: runs the container's <c>train</c> on the channel and archives its model.</summary>
    private string Trained(WireRequest request)
    {
        var archive = Path.Combine(_folder, "lake", "models", "training", NameIn(request), "output", "model.tar.gz");
        if (File.Exists(archive))
            return "Completed";
        var paths = new MlPaths(Path.Combine(_folder, "ml"));
        Directory.CreateDirectory(paths.Channel("training"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "lake", "features", "churn")))
            File.Copy(file, Path.Combine(paths.Channel("training"), Path.GetFileName(file)), overwrite: true);
        global::CustomerJourney.ModelServer.Training.RunAsync(paths, TextWriter.Null, default).GetAwaiter().GetResult().Should().Be(0);
        Directory.CreateDirectory(Path.GetDirectoryName(archive)!);
        using var zipped = new GZipStream(File.Create(archive), CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(paths.Model, zipped, includeBaseDirectory: false);
        return "Completed";
    }

    private async Task<TrainingJob> JobAsync(int rows)
    {
        var calls = Enumerable.Range(0, rows).Select(row => (float)(row % 7)).ToArray();
        var table = new FeatureTable([.. Enumerable.Range(0, rows).Select(row => $"c{row:D}")], [new NumericColumn("calls", calls), new NumericColumn("other", [.. calls.Select((_, row) => (float)(row * 31 % 17))])]);
        var key = "features/churn/training.parquet";
        await Lake.WriteAsync(key, (stream, stop) => FeatureTableFile.WriteAsync(stream, table, [.. calls.Select((call, row) => call > 3 != (row % 10 == 0))], stop), default);
        var job = new TrainingJob("churn", key, "30d", [DateTimeOffset.UnixEpoch], new FeaturePlan([], [], [], [], []), "0123456789abcdef0123456789abcdef");
        await Lake.WriteAsync("features/churn/job.json", (stream, stop) => System.Text.Json.JsonSerializer.SerializeAsync(stream, job, System.Text.Json.JsonSerializerOptions.Web, stop), default);
        return job;
    }
}
