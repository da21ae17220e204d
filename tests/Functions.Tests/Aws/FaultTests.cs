using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMakerRuntime;
using Amazon.StepFunctions;
using CustomerJourney.Aws.Identity;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Aws.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Aws;

/// <summary>Services that throttle, break, time out or refuse: what they were asked is done once or told, never doubled.</summary>
public sealed class FaultTests
{
    private static readonly BasicAWSCredentials Credentials = new(WireServer.AccessKey, WireServer.SecretKey);

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "InternalFailure")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_workflow_whose_start_was_refused_for_now_is_started_once(int status, string code)
    {
        var calls = 0;
        await using var server = await WireServer.StartAsync(_ => ++calls <= 2
            ? WireAnswer.Error(status, code, "not now")
            : WireAnswer.Ok("""{"executionArn":"arn:aws:states:eu-central-1:111122223333:execution:dev-ingest:n","startDate":1.7e9}"""));
        await Machines(server).StartAsync("ingest", "n", "{}", default);
        server.Requests.Select(request => request.Json["name"]!.GetValue<string>()).Should().Equal("n", "n", "n");
    }

    [Fact]
    public async Task An_answer_that_got_lost_does_not_start_a_workflow_twice()
    {
        var calls = 0;
        await using var server = await WireServer.StartAsync(request => ++calls switch
        {
            1 => WireAnswer.CutOff, // it was started; the answer did not come
            2 => WireAnswer.Error(400, "ExecutionAlreadyExists", "taken"),
            _ => WireAnswer.Ok(System.Text.Json.JsonSerializer.Serialize(new { executionArn = request.Json["executionArn"]!.GetValue<string>(), status = "SUCCEEDED", startDate = 1, input = "{}" })),
        });
        (await Machines(server).StartAsync("ingest", "n", "{}", default)).Should().EndWith(":dev-ingest:n");
    }

    [Fact]
    public async Task Credentials_that_have_expired_are_told_and_not_tried_for_long()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Error(400, "ExpiredTokenException", "The security token included in the request is expired"));
        var start = () => Machines(server).StartAsync("ingest", "n", "{}", default);
        (await start.Should().ThrowAsync<AmazonStepFunctionsException>()).Which.ErrorCode.Should().Be("ExpiredTokenException");
        server.Requests.Count.Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_is_told_in_time()
    {
        using var hold = new ManualResetEventSlim();
        await using var server = await WireServer.StartAsync(_ =>
        {
            hold.Wait(TimeSpan.FromSeconds(20));
            return WireAnswer.Ok("{}");
        });
        var models = new SageMakerEndpoints(new AmazonSageMakerRuntimeClient(Credentials, new AmazonSageMakerRuntimeConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1", Timeout = TimeSpan.FromMilliseconds(300), MaxErrorRetry = 0 }), "dev-");
        await FluentActions.Awaiting(() => models.InvokeAsync("churn", "{}"u8.ToArray(), default)).Should().ThrowAsync<Exception>();
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await FluentActions.Awaiting(() => models.InvokeAsync("churn", "{}"u8.ToArray(), leaving.Token)).Should().ThrowAsync<OperationCanceledException>();
        hold.Set();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task A_download_that_breaks_off_half_read_is_taken_up_where_it_broke_or_told(int breaks)
    {
        var content = Enumerable.Range(0, 300_000).Select(at => (byte)(at % 251)).ToArray();
        await using var server = await HalfServedAsync(content, breaks);
        using var s3 = new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = server.Urls.Single(), AuthenticationRegion = "eu-central-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        await using var stream = await new S3Lake(s3, new LakeBuckets("hub", new Dictionary<string, string>())).OpenReadAsync("raw/big", default);
        using var read = new MemoryStream();
        var copy = () => stream.CopyToAsync(read);
        if (breaks == int.MaxValue)
        {
            await copy.Should().ThrowAsync<IOException>();
            return;
        }

        await copy();
        read.ToArray().Should().Equal(content);
    }

    // Sends half of what it has promised and hangs up, so often.
    private static async Task<WebApplication> HalfServedAsync(byte[] content, int breaks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var served = 0;
        server.Run(async http =>
        {
            http.Response.Headers.ETag = "\"1\"";
            http.Response.Headers.LastModified = "Mon, 01 Jan 2024 00:00:00 GMT";
            var range = http.Request.Headers.Range.ToString();
            var from = range.Length == 0 ? 0 : int.Parse(range["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture);
            var rest = content.AsMemory(from);
            http.Response.StatusCode = range.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
            if (range.Length > 0)
                http.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{content.Length - 1}/{content.Length}");
            http.Response.ContentLength = rest.Length;
            if (HttpMethods.IsHead(http.Request.Method))
                return;
            if (++served > breaks)
            {
                await http.Response.Body.WriteAsync(rest);
                return;
            }

            await http.Response.Body.WriteAsync(breaks == int.MaxValue ? ReadOnlyMemory<byte>.Empty : rest[..(rest.Length / 2)]);
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
        await server.StartAsync();
        return server;
    }

    private static StepFunctionsMachines Machines(WireServer server) => new(
        new AmazonStepFunctionsClient(Credentials, new AmazonStepFunctionsConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }),
        "arn:aws:states:eu-central-1:111122223333:stateMachine:dev-");
}
