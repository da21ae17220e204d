using System.Text;
using Amazon.QuickSight;
using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using Amazon.StepFunctions;
using CustomerJourney.Aws.Identity;
using CustomerJourney.Aws.Kpis;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Identity;

namespace CustomerJourney.Aws;

public sealed class SmallPortsTests
{
    private static readonly BasicAWSCredentials Credentials = new(WireServer.AccessKey, WireServer.SecretKey);

    [Fact]
    public async Task A_model_takes_and_gives_bytes_untouched()
    {
        await using var server = await WireServer.StartAsync(request => WireAnswer.Ok(request.Text.ToUpperInvariant()));
        var answer = await Models(server).InvokeAsync("churn", Encoding.UTF8.GetBytes("""{"a":1}"""), default);
        Encoding.UTF8.GetString(answer.Span).Should().Be("""{"A":1}""");
        var request = server.Requests.Single();
        (request.Path, request.SignedFor, request.Headers["Content-Type"], request.Headers["Accept"]).Should().Be(("/endpoints/dev-churn/invocations", "sagemaker", "application/json", "application/json"));
    }

    [Fact]
    public async Task A_model_that_was_busy_is_asked_again_and_one_that_refuses_is_told_without_its_words()
    {
        var calls = 0;
        await using var server = await WireServer.StartAsync(_ => ++calls == 1 ? WireAnswer.Error(503, "ServiceUnavailable", "busy") : WireAnswer.Error(424, "ModelError", "anna@example.com is odd"));
        var invoke = () => Models(server).InvokeAsync("churn", "{}"u8.ToArray(), default);
        var told = (await invoke.Should().ThrowAsync<ModelEndpointException>()).Which;
        told.ToString().Should().Contain("dev-churn").And.NotContain("anna");
        calls.Should().Be(2);
    }

    [Fact]
    public async Task A_workflow_is_started_by_name()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Ok("""{"executionArn":"arn:aws:states:eu-central-1:111122223333:execution:dev-ingest:n","startDate":1.7e9}"""));
        (await Machines(server).StartAsync("ingest", "n", """{"a":1}""", default)).Should().EndWith(":execution:dev-ingest:n");
        var request = server.Requests.Single();
        (request.Target, request.SignedFor, request.Headers["Content-Type"]).Should().Be(("AWSStepFunctions.StartExecution", "states", "application/x-amz-json-1.0"));
        request.Json["stateMachineArn"]!.GetValue<string>().Should().Be("arn:aws:states:eu-central-1:111122223333:stateMachine:dev-ingest");
    }

    [Theory]
    [InlineData("""{ "a": 1 }""", true)]
    [InlineData("""{"a":2}""", false)]
    public async Task A_name_used_before_is_the_same_execution_only_with_the_same_input(string earlier, bool isSame)
    {
        await using var server = await WireServer.StartAsync(request => request.Target.EndsWith("StartExecution", StringComparison.Ordinal)
            ? WireAnswer.Error(400, "ExecutionAlreadyExists", "taken")
            : WireAnswer.Ok(System.Text.Json.JsonSerializer.Serialize(new { executionArn = request.Json["executionArn"]!.GetValue<string>(), status = "SUCCEEDED", startDate = 1, input = earlier })));
        var start = () => Machines(server).StartAsync("ingest", "n", """{"a":1}""", default);
        if (isSame)
            (await start()).Should().Be("arn:aws:states:eu-central-1:111122223333:execution:dev-ingest:n");
        else
            await start.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_known_viewer_gets_an_address_of_his_own_and_an_unknown_one_is_not_found()
    {
        await using var server = await WireServer.StartAsync(request => request.Text.Contains("user/default/anna", StringComparison.Ordinal)
            ? WireAnswer.Ok("""{"EmbedUrl":"https://qs/x","Status":200,"RequestId":"r"}""")
            : WireAnswer.Error(404, "QuickSightUserNotFoundException", "who?"));
        (await Dashboards(server).LinkAsync("anna", default)).Url.Should().Be("https://qs/x");
        server.Requests[0].Path.Should().Be("/accounts/111122223333/embed-url/registered-user");
        server.Requests[0].Json["ExperienceConfiguration"]!["Dashboard"]!["InitialDashboardId"]!.GetValue<string>().Should().Be("kpis");
        server.Requests[0].Json.AsObject().ContainsKey("AwsAccountId").Should().BeFalse();
        await FluentActions.Awaiting(() => Dashboards(server).LinkAsync("ben", default)).Should().ThrowAsync<KeyNotFoundException>();
    }

    private static SageMakerEndpoints Models(WireServer server) => new(
        new AmazonSageMakerRuntimeClient(Credentials, new AmazonSageMakerRuntimeConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }), "dev-");

    private static StepFunctionsMachines Machines(WireServer server) => new(
        new AmazonStepFunctionsClient(Credentials, new AmazonStepFunctionsConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }),
        "arn:aws:states:eu-central-1:111122223333:stateMachine:dev-");

    private static QuickSightDashboard Dashboards(WireServer server) => new(
        new AmazonQuickSightClient(Credentials, new AmazonQuickSightConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }),
        new QuickSightOptions("aws", "eu-central-1", "111122223333", "kpis", "default", []));
}
