using System.Diagnostics;

namespace StepFunctions.Http;

/// <summary>The AWS SDK for Python and the AWS CLI drive the server, where this machine has them.</summary>
public sealed class AwsSdkTests
{
    private const string Script = """
        import boto3, json, sys
        from botocore.config import Config
        sfn = boto3.client("stepfunctions", endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x", config=Config(inject_host_prefix=False))
        definition = json.dumps({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ask", "End": True}}})
        machine = sfn.create_state_machine(name="m", definition=definition, roleArn="arn:aws:iam::123456789012:role/r")["stateMachineArn"]
        run = sfn.start_execution(stateMachineArn=machine, name="run", input='{"a": 1}')["executionArn"]
        task = sfn.get_activity_task(activityArn="arn:aws:states:us-east-1:123456789012:activity:ask")
        sfn.send_task_success(taskToken=task["taskToken"], output=task["input"])
        while sfn.describe_execution(executionArn=run)["status"] == "RUNNING": pass
        one = sfn.describe_execution(executionArn=run)
        history = sfn.get_execution_history(executionArn=run)["events"]
        quick = sfn.create_state_machine(name="q", definition='{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}', roleArn="arn:aws:iam::123456789012:role/r", type="EXPRESS")["stateMachineArn"]
        sync = sfn.start_sync_execution(stateMachineArn=quick, input="7")
        try: sfn.describe_execution(executionArn=run + "x")
        except sfn.exceptions.ExecutionDoesNotExist: print(one["status"], one["output"], len(history), history[-1]["type"], sync["output"], len(sfn.list_executions(stateMachineArn=machine)["executions"]))
        """;

    [Fact]
    public async Task Boto3_and_the_aws_cli_drive_the_server()
    {
        if (await RunAsync("python3", ["-c", "import boto3"]) is not { Code: 0 } || await RunAsync("aws", ["--version"]) is not { Code: 0 })
        {
            // said aloud, as a machine without them proves nothing
            Console.WriteLine("SKIPPED: this machine has no boto3 or no aws; the wire was tested with HttpClient only.");
            return;
        }

        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations());
        await using var server = await StepFunctionsServer.StartAsync(runner, 0);
        var python = await RunAsync("python3", ["-c", Script, server.Address.ToString()]);
        python!.Value.Output.Should().Be("SUCCEEDED {\"a\":1} 7 ExecutionSucceeded 7 1\n", python.Value.Errors);
        var arn = (await runner.ListAsync("m"))[0].ExecutionArn;
        var cli = await RunAsync("aws", ["stepfunctions", "describe-execution", "--execution-arn", arn, "--endpoint-url", server.Address.ToString(), "--region", "us-east-1", "--query", "status", "--output", "text"]);
        cli!.Value.Output.Should().Be("SUCCEEDED\n", cli.Value.Errors);
    }

    private static async Task<(int Code, string Output, string Errors)?> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["AWS_ACCESS_KEY_ID"], start.Environment["AWS_SECRET_ACCESS_KEY"]) = ("x", "x");
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
