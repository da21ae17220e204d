using System.Net.Http.Headers;
using System.Text;

namespace StepFunctions.Http;

public sealed class StepFunctionsServerTests
{
    private const string Definition = """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:ask","End":true}}}""";

    [Fact]
    public async Task A_machine_is_made_started_answered_and_described_over_the_wire()
    {
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations());
        await using var server = await StepFunctionsServer.StartAsync(runner, 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        var machine = Text(await OkAsync(client, "CreateStateMachine", new { name = "m", definition = Definition, roleArn = "r" }), "stateMachineArn");
        Text(await OkAsync(client, "DescribeStateMachine", new { stateMachineArn = machine }), "definition").Should().Be(Definition);
        (await OkAsync(client, "ListStateMachines", new { })).GetProperty("stateMachines").GetArrayLength().Should().Be(1);
        var execution = Text(await OkAsync(client, "StartExecution", new { stateMachineArn = machine, name = "run", input = "{\"a\":1}" }), "executionArn");
        var task = await OkAsync(client, "GetActivityTask", new { activityArn = "arn:aws:states:us-east-1:123456789012:activity:ask" });
        Text(task, "input").Should().Be("{\"a\":1}");
        await OkAsync(client, "SendTaskHeartbeat", new { taskToken = Text(task, "taskToken") });
        await OkAsync(client, "SendTaskSuccess", new { taskToken = Text(task, "taskToken"), output = "[2]" });
        await runner.WaitAsync(execution);
        var described = await OkAsync(client, "DescribeExecution", new { executionArn = execution });
        (Text(described, "status"), Text(described, "output")).Should().Be(("SUCCEEDED", "[2]"));
        var page = await OkAsync(client, "GetExecutionHistory", new { executionArn = execution, maxResults = 2 });
        page.GetProperty("events").EnumerateArray().Select(one => Text(one, "type")).Should().Equal("ExecutionStarted", "TaskStateEntered");
        page = await OkAsync(client, "GetExecutionHistory", new { executionArn = execution, maxResults = 2, nextToken = Text(page, "nextToken") });
        page.GetProperty("events")[0].GetProperty("activityScheduledEventDetails").GetProperty("input").GetString().Should().Be("{\"a\":1}");
        (await OkAsync(client, "ListExecutions", new { stateMachineArn = machine, statusFilter = "FAILED" })).GetProperty("executions").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task What_is_wrong_has_the_service_code()
    {
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations());
        await using var server = await StepFunctionsServer.StartAsync(runner, 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        (await CodeAsync(client, "StartExecution", new { stateMachineArn = "arn:none" })).Should().Be("StateMachineDoesNotExist");
        (await CodeAsync(client, "CreateStateMachine", new { name = "m", definition = "{}", roleArn = "r" })).Should().Be("InvalidDefinition");
        (await CodeAsync(client, "DescribeExecution", new { executionArn = "arn:none" })).Should().Be("ExecutionDoesNotExist");
        (await CodeAsync(client, "SendTaskSuccess", new { taskToken = "x", output = "1" })).Should().Be("TaskTimedOut");
        (await CodeAsync(client, "DoWhatever", new { })).Should().Be("UnknownOperationException");
        (await CodeAsync(client, "DescribeExecution", new { })).Should().Be("ValidationException");
    }

    private static async Task<JsonElement> OkAsync(HttpClient client, string action, object body)
    {
        var (status, answer) = await SendAsync(client, action, body);
        status.Should().Be(200, answer.ToString());
        return answer;
    }

    private static async Task<string> CodeAsync(HttpClient client, string action, object body)
    {
        var (status, answer) = await SendAsync(client, action, body);
        status.Should().Be(400);
        return Text(answer, "__type");
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

    private static string Text(JsonElement body, string field) => body.GetProperty(field).GetString()!;
}
