using System.Net.Http.Headers;
using System.Text;

namespace StepFunctions.Http;

/// <summary>What the protocol tells of distributed maps, and of one state by itself.</summary>
public sealed class ServerMapRunTests
{
    private const string Map = """
        {"StartAt":"M","States":{"M":{"Type":"Map","ToleratedFailureCount":1,"Label":"rows","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},"End":true}}}
        """;

    [Fact]
    public async Task A_map_run_is_listed_and_described_with_its_children()
    {
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations().Service("arn:aws:states:::a:b", Odd));
        await using var server = await StepFunctionsServer.StartAsync(runner, 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Map));
        var ended = await runner.RunAsync("m", "run", "[1,2,3]");
        var listed = (await OkAsync(client, "ListMapRuns", new { executionArn = ended.ExecutionArn })).GetProperty("mapRuns");
        listed.GetArrayLength().Should().Be(1);
        var arn = listed[0].GetProperty("mapRunArn").GetString()!;
        arn.Should().StartWith("arn:aws:states:us-east-1:123456789012:mapRun:m/rows:");
        var run = await OkAsync(client, "DescribeMapRun", new { mapRunArn = arn });
        run.GetProperty("status").GetString().Should().Be("SUCCEEDED");
        run.GetProperty("toleratedFailureCount").GetInt32().Should().Be(1);
        Counts(run.GetProperty("itemCounts")).Should().Be((3, 2, 1, 0));
        Counts(run.GetProperty("executionCounts")).Should().Be((3, 2, 1, 0));
        var failed = (await OkAsync(client, "ListExecutions", new { mapRunArn = arn, statusFilter = "FAILED" })).GetProperty("executions");
        failed.GetArrayLength().Should().Be(1);
        failed[0].GetProperty("mapRunArn").GetString().Should().Be(arn);
        var child = await OkAsync(client, "DescribeExecution", new { executionArn = failed[0].GetProperty("executionArn").GetString() });
        (child.GetProperty("input").GetString(), child.GetProperty("error").GetString()).Should().Be(("2", "Even"));
        (await SendAsync(client, "DescribeMapRun", new { mapRunArn = arn + "x" })).Body.GetProperty("__type").GetString().Should().Be("ResourceNotFound");
    }

    [Fact]
    public async Task A_map_run_under_way_tells_what_is_pending_and_a_redriven_one_that_it_was()
    {
        var broken = true;
        var gate = new TaskCompletionSource();
        var tasks = new TaskIntegrations().Service("arn:aws:states:::a:b", async (call, cancellation) =>
        {
            await gate.Task.WaitAsync(cancellation);
            return broken ? throw new TaskFailedException("Broken", null) : call.Input;
        });
        await using var runner = new StateMachineRunner(new RunnerOptions(), tasks);
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Map.Replace("\"Label\"", "\"MaxConcurrency\":1,\"Label\"", StringComparison.Ordinal)));
        var arn = await runner.StartAsync("m", "run", "[1,2,3]");
        while ((await runner.MapRunsAsync(arn)) is not [{ Executions.Running: 1 }])
            await Task.Delay(10);
        var run = (await runner.MapRunsAsync(arn))[0];
        (run.Status, run.Executions.Pending, run.MaxConcurrency).Should().Be((ExecutionStatus.Running, 2, 1));
        gate.SetResult();
        (await runner.WaitAsync(arn)).Error.Should().Be("States.ExceedToleratedFailureThreshold");
        broken = false;
        await runner.RedriveAsync(arn);
        (await runner.WaitAsync(arn)).Output.Should().Be("[1,2,3]");
        run = (await runner.MapRunAsync(run.MapRunArn));
        (run.Status, run.RedriveCount, run.Executions.Succeeded).Should().Be((ExecutionStatus.Succeeded, 1, 3));
    }

    [Fact]
    public async Task One_state_is_tested_by_itself()
    {
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations());
        await using var server = await StepFunctionsServer.StartAsync(runner, 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        const string choice = """{"Type":"Choice","Choices":[{"Variable":"$.n","NumericGreaterThanPath":"$least","Next":"Big"}],"Default":"Small"}""";
        var chosen = await OkAsync(client, "TestState", new { definition = choice, input = """{"n":3}""", variables = """{"least":2}""" });
        (chosen.GetProperty("status").GetString(), chosen.GetProperty("nextState").GetString()).Should().Be(("SUCCEEDED", "Big"));
        const string task = """{"Type":"Task","Resource":"arn:aws:states:::a:b","Parameters":{"x.$":"$.n"},"ResultPath":"$.r","Retry":[{"ErrorEquals":["Busy"]}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Late"}],"Next":"Done"}""";
        var good = await OkAsync(client, "TestState", new { definition = task, input = """{"n":3}""", mock = new { result = "5" }, inspectionLevel = "DEBUG" });
        (good.GetProperty("output").GetString(), good.GetProperty("nextState").GetString()).Should().Be(("""{"n":3,"r":5}""", "Done"));
        good.GetProperty("inspectionData").GetProperty("afterParameters").GetString().Should().Be("""{"x":3}""");
        var busy = await OkAsync(client, "TestState", new { definition = task, input = """{"n":3}""", mock = new { errorOutput = new { error = "Busy", cause = "c" } } });
        (busy.GetProperty("status").GetString(), busy.GetProperty("error").GetString()).Should().Be(("RETRIABLE", "Busy"));
        var caught = await OkAsync(client, "TestState", new { definition = task, input = """{"n":3}""", mock = new { errorOutput = new { error = "Other", cause = "c" } } });
        (caught.GetProperty("status").GetString(), caught.GetProperty("nextState").GetString()).Should().Be(("CAUGHT_ERROR", "Late"));
        var machine = JsonSerializer.Serialize(new { StartAt = "P", States = new { P = new { Type = "Parallel", End = true, Branches = new[] { new { StartAt = "F", States = new { F = new { Type = "Fail", Error = "E" } } } } } } });
        var failed = await OkAsync(client, "TestState", new { definition = machine, stateName = "F" });
        (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetString()).Should().Be(("FAILED", "E"));
        const string inner = """{"Type":"Parallel","Branches":[{"StartAt":"T","States":{"T":{"Type":"Parallel","Branches":[{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"P"}],"End":true},"P":{"Type":"Pass","End":true}}}],"Next":"Done"}""";
        (await OkAsync(client, "TestState", new { definition = inner })).GetProperty("status").GetString().Should().Be("SUCCEEDED", "what a branch catches by itself is no error of the state");
        var unregistered = await OkAsync(client, "TestState", new { definition = task, input = """{"n":3}""" });
        unregistered.GetProperty("cause").GetString().Should().Contain("TaskIntegrations.Service");
        (await SendAsync(client, "TestState", new { definition = "{" })).Body.GetProperty("__type").GetString().Should().Be("InvalidDefinition");
    }

    private static (int Total, int Succeeded, int Failed, int Pending) Counts(JsonElement counts) =>
        (counts.GetProperty("total").GetInt32(), counts.GetProperty("succeeded").GetInt32(), counts.GetProperty("failed").GetInt32(), counts.GetProperty("pending").GetInt32());

    private static Task<JsonElement> Odd(TaskCall call, CancellationToken cancellation) =>
        call.Input.GetInt32() % 2 == 0 ? throw new TaskFailedException("Even", null) : Task.FromResult(call.Input);

    private static async Task<JsonElement> OkAsync(HttpClient client, string action, object body)
    {
        var (status, answer) = await SendAsync(client, action, body);
        status.Should().Be(200, answer.ToString());
        return answer;
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient client, string action, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-amz-json-1.0");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Add("X-Amz-Target", "AWSStepFunctions." + action);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, Json.Parse(await response.Content.ReadAsStringAsync()));
    }
}
