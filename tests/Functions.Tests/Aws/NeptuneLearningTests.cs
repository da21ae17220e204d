using Amazon.Neptunedata;
using Amazon.Runtime;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws;

public sealed class NeptuneLearningTests
{
    private static readonly WireAnswer Unknown = WireAnswer.NeptuneError(400, "MLResourceNotFoundException", "no such job");

    [Theory]
    [InlineData("process", "/ml/dataprocessing", "train")]
    [InlineData("train", "/ml/modeltraining", "serve")]
    [InlineData("serve", "/ml/endpoints", "serve")]
    public async Task A_step_is_started_once_waited_for_and_followed_by_the_next(string step, string path, string next)
    {
        var status = "";
        await using var server = await WireServer.StartAsync(request => request.Method == "POST" ? WireAnswer.Ok("""{"id":"r","arn":"a","creationTimeInMillis":1}""")
            : status.Length == 0 ? Unknown : WireAnswer.Ok($$"""{"status":"{{status}}","id":"r"}"""));
        var learning = Learning(server);

        (await learning.AdvanceAsync("r", step, default)).Should().Be(new GraphLearningState("r", step, "InProgress", null));
        status = "InProgress";
        (await learning.AdvanceAsync("r", step, default)).Should().Be(new GraphLearningState("r", step, "InProgress", null));
        status = step == "serve" ? "InService" : "Completed";
        (await learning.AdvanceAsync("r", step, default)).Should().Be(new GraphLearningState("r", next, step == "serve" ? "Done" : "InProgress", null));

        server.Requests.Select(request => $"{request.Method} {request.Path}").Should().Equal($"GET {path}/r", $"POST {path}", $"GET {path}/r", $"GET {path}/r");
        server.Requests.Should().OnlyContain(request => request.SignedFor == "neptune-db");
        server.Requests[1].Json["id"]!.GetValue<string>().Should().Be("r");
    }

    [Fact]
    public async Task The_export_of_the_run_is_what_is_processed_in_the_hub_s_network_with_its_key()
    {
        await using var server = await WireServer.StartAsync(request => request.Method == "POST" ? WireAnswer.Ok("{}") : Unknown);
        await Learning(server).AdvanceAsync("r", "process", default);
        var asked = server.Requests[1].Json;
        asked["inputDataS3Location"]!.GetValue<string>().Should().Be("s3://models/graph-ml/r/export/");
        asked["processedDataS3Location"]!.GetValue<string>().Should().Be("s3://models/graph-ml/r/processed/");
        asked["subnets"]!.AsArray().Select(one => one!.GetValue<string>()).Should().Equal("subnet-1", "subnet-2");
        (asked["volumeEncryptionKMSKey"]!.GetValue<string>(), asked["s3OutputEncryptionKMSKey"]!.GetValue<string>()).Should().Be(("key", "key"));
    }

    [Fact]
    public async Task A_step_that_failed_says_why_and_a_refusal_flies()
    {
        await using (var failed = await WireServer.StartAsync(_ => WireAnswer.Ok("""{"status":"Failed","id":"r","hpoJob":{"status":"Failed","failureReason":"too few customers"}}""")))
            (await Learning(failed).AdvanceAsync("r", "train", default)).Should().Be(new GraphLearningState("r", "train", "Failed", "too few customers"));
        await using var refuses = await WireServer.StartAsync(_ => WireAnswer.NeptuneError(400, "BadRequestException", "no role"));
        (await FluentActions.Awaiting(() => Learning(refuses).AdvanceAsync("r", "train", default)).Should().ThrowAsync<GraphQueryException>()).Which.Code.Should().Be("BadRequestException");
    }

    private static NeptuneLearning Learning(WireServer server) => new(
        new AmazonNeptunedataClient(new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey), NeptuneGraph.Cautious(new AmazonNeptunedataConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" })),
        new NeptuneLearningOptions("s3://models/graph-ml", ["subnet-1", "subnet-2"], ["sg-1"], "key"));
}
