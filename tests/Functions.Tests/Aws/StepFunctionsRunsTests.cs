using System.Text.Json;
using Amazon.Runtime;
using Amazon.StepFunctions;
using CustomerJourney.Aws.Insights;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Functions.Deployment;

namespace CustomerJourney.Aws;

public sealed class StepFunctionsRunsTests
{
    private const string Prefix = "arn:aws:states:eu-central-1:111122223333:stateMachine:dev-";
    private const string Execution = "arn:aws:states:eu-central-1:111122223333:execution:dev-run-flow:n";
    private const string Child = "arn:aws:states:eu-central-1:111122223333:execution:dev-refresh-kpis:c";
    private static readonly BasicAWSCredentials Credentials = new(WireServer.AccessKey, WireServer.SecretKey);

    [Fact]
    public void The_workflows_are_those_of_the_folder() =>
        StepFunctionsRuns.Workflows.Should().BeEquivalentTo(Directory.GetFiles(Path.Combine(Template.Repository, "statemachines")).Select(file => Path.GetFileName(file).Replace(".asl.json", "", StringComparison.Ordinal)));

    [Fact]
    public async Task Runs_of_a_workflow_are_listed()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Ok($$"""{"executions":[{"executionArn":"{{Execution}}","stateMachineArn":"{{Prefix}}run-flow","name":"n","status":"TIMED_OUT","startDate":1.7e9,"stopDate":1.7000001e9}]}"""));
        var runs = await Runs(server).ListAsync("run-flow", 5, default);
        runs.Single().Should().BeEquivalentTo(new { Run = "run-flow:n", Workflow = "run-flow", Status = "timed_out", StartedAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) });
        var request = server.Requests.Single();
        (request.Target, request.SignedFor).Should().Be(("AWSStepFunctions.ListExecutions", "states"));
        request.Json["stateMachineArn"]!.GetValue<string>().Should().Be(Prefix + "run-flow");
        request.Json["maxResults"]!.GetValue<int>().Should().Be(5);
    }

    [Fact]
    public async Task A_run_has_its_steps_with_what_failed_and_what_they_started()
    {
        await using var server = await WireServer.StartAsync(Answer);
        var run = (await Runs(server).FindAsync("run-flow:n", default))!;
        run.Summary.Status.Should().Be("running");
        var step = run.Steps.Single();
        step.Should().BeEquivalentTo(new { Step = "RefreshFigures", Status = "failed", Failures = 1, Error = "States.Timeout" });
        step.Runs.Should().Equal("refresh-kpis:c");
        server.Requests.Count(request => request.Target.EndsWith("GetExecutionHistory", StringComparison.Ordinal)).Should().Be(2, "the history has two pages");
    }

    [Fact]
    public async Task A_run_is_drawn_by_its_own_definition()
    {
        await using var server = await WireServer.StartAsync(Answer);
        (await Runs(server).DrawAsync("run-flow:n", default)).Should().StartWith("<svg").And.Contain("state failed").And.Contain("RefreshFigures");
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_null_and_a_workflow_that_is_not_there_is_refused()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Error(400, "ExecutionDoesNotExist", "none"));
        (await Runs(server).FindAsync("run-flow:x", default)).Should().BeNull();
        (await Runs(server).DrawAsync("elsewhere:x", default)).Should().BeNull();
        await FluentActions.Awaiting(() => Runs(server).ListAsync("elsewhere", 5, default)).Should().ThrowAsync<KeyNotFoundException>();
    }

    private static WireAnswer Answer(WireRequest request) => WireAnswer.Ok(request.Target.Split('.')[^1] switch
    {
        "DescribeExecution" => $$"""{"executionArn":"{{Execution}}","stateMachineArn":"{{Prefix}}run-flow","name":"n","status":"RUNNING","startDate":1.7e9}""",
        "DescribeStateMachineForExecution" => JsonSerializer.Serialize(new { name = "dev-run-flow", definition = """{"StartAt":"RefreshFigures","States":{"RefreshFigures":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"arn:aws:states:eu-central-1:111122223333:stateMachine:dev-refresh-kpis"},"End":true}}}""" }),
        _ when request.Json["nextToken"] is null => JsonSerializer.Serialize(new
        {
            nextToken = "2",
            events = new object[]
            {
                new { id = 1, previousEventId = 0, type = "ExecutionStarted", timestamp = 1.7e9 },
                new { id = 2, previousEventId = 1, type = "TaskStateEntered", timestamp = 1.7e9, stateEnteredEventDetails = new { name = "RefreshFigures" } },
                new { id = 3, previousEventId = 2, type = "TaskSubmitted", timestamp = 1.7e9, taskSubmittedEventDetails = new { output = $$"""{"ExecutionArn":"{{Child}}"}""" } },
            },
        }),
        _ => JsonSerializer.Serialize(new
        {
            events = new object[] { new { id = 4, previousEventId = 3, type = "TaskTimedOut", timestamp = 1.7e9, taskTimedOutEventDetails = new { error = "States.Timeout" } } },
        }),
    });

    private static StepFunctionsRuns Runs(WireServer server) => new(
        new AmazonStepFunctionsClient(Credentials, new AmazonStepFunctionsConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }), Prefix);
}
