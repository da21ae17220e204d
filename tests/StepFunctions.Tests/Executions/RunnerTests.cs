namespace StepFunctions.Executions;

public sealed class RunnerTests
{
    private const string Token = """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::ask:somebody.waitForTaskToken","Parameters":{"token.$":"$$.Task.Token"},"End":true}}}""";
    private const string Broken = """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::t:a","Next":"P"},
         "P":{"Type":"Parallel","End":true,"Branches":[
           {"StartAt":"B","States":{"B":{"Type":"Task","Resource":"arn:aws:states:::t:b","End":true}}},
           {"StartAt":"C","States":{"C":{"Type":"Task","Resource":"arn:aws:states:::t:c","End":true}}}]}}}
        """;

    [Fact]
    public async Task A_task_with_a_token_waits_for_whoever_answers()
    {
        var token = new TaskCompletionSource<string>();
        await using var runner = Runner(new TaskIntegrations().Service("arn:aws:states:::ask:somebody", (call, _) =>
        {
            token.SetResult(call.Input.GetProperty("token").GetString()!);
            call.TaskToken.Should().Be(call.Input.GetProperty("token").GetString());
            return Task.FromResult(Json.Null);
        }));
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Token));
        var arn = await runner.StartAsync("m", "run", "{}");
        await runner.SendTaskHeartbeatAsync(await token.Task);
        await runner.SendTaskSuccessAsync(await token.Task, """{"yes":true}""");
        (await runner.WaitAsync(arn)).Output.Should().Be("""{"yes":true}""");
        var answered = await token.Task;
        await runner.Awaiting(one => one.SendTaskSuccessAsync(answered, "1")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "TaskTimedOut");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("\"\\uD800\"")]
    public async Task Input_that_is_no_text_of_JSON_is_refused(string input)
    {
        await using var runner = Runner(new TaskIntegrations());
        await runner.CreateStateMachineAsync("m", StateMachine.Parse("""{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}"""));
        await runner.Awaiting(one => one.StartAsync("m", "run", input)).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "InvalidExecutionInput");
    }

    [Fact]
    public async Task A_token_may_be_answered_with_a_failure()
    {
        var token = new TaskCompletionSource<string>();
        await using var runner = Runner(new TaskIntegrations().Service("arn:aws:states:::ask:somebody", (call, _) =>
        {
            token.SetResult(call.TaskToken!);
            return Task.FromResult(Json.Null);
        }));
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Token));
        var arn = await runner.StartAsync("m", "run", "{}");
        await runner.SendTaskFailureAsync(await token.Task, "Refused", "no");
        (await runner.WaitAsync(arn)).Error.Should().Be("Refused");
    }

    [Fact]
    public async Task A_token_outlives_its_runner_and_the_task_is_not_called_again()
    {
        using var folder = new TemporaryFolder();
        var tokens = new List<string>();
        var asked = new TaskCompletionSource();
        var tasks = new TaskIntegrations().Service("arn:aws:states:::ask:somebody", (call, _) =>
        {
            tokens.Add(call.TaskToken!);
            return Task.FromResult(Json.Null);
        });
        string arn;
        var options = new RunnerOptions { Folder = folder.Path, Progress = told => _ = told.Event.Type == "TaskSubmitted" && asked.TrySetResult() };
        await using (var first = new StateMachineRunner(options, tasks))
        {
            await first.CreateStateMachineAsync("m", StateMachine.Parse(Token));
            arn = await first.StartAsync("m", "run", "{}");
            await asked.Task;
        }

        await using var second = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, tasks);
        (await second.ResumeAsync()).Should().Equal(arn);
        await second.SendTaskSuccessAsync(tokens[0], "5");
        (await second.WaitAsync(arn)).Output.Should().Be("5");
        tokens.Should().ContainSingle();
    }

    [Fact]
    public async Task A_stopped_execution_is_aborted_and_stays_so()
    {
        using var folder = new TemporaryFolder();
        string arn;
        await using (var runner = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, new TaskIntegrations()))
        {
            await runner.CreateStateMachineAsync("m", StateMachine.Parse("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}"""));
            arn = await runner.StartAsync("m", "run", "{}");
            await runner.StopAsync(arn, "Enough", "tired");
        }

        await using var later = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, new TaskIntegrations());
        (await later.ResumeAsync()).Should().BeEmpty();
        var described = await later.DescribeAsync(arn);
        (described.Status, described.Error, described.Cause).Should().Be((ExecutionStatus.Aborted, "Enough", "tired"));
    }

    [Fact]
    public async Task The_same_name_with_the_same_input_is_the_same_execution_and_with_another_is_refused()
    {
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations());
        await runner.CreateStateMachineAsync("m", StateMachine.Parse("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}"""));
        var arn = await runner.StartAsync("m", "run", """{"a":1}""");
        (await runner.StartAsync("m", "run", """{ "a": 1 }""")).Should().Be(arn);
        await runner.Awaiting(one => one.StartAsync("m", "run", "{}")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "ExecutionAlreadyExists");
        await runner.Awaiting(one => one.StartAsync("none", "run", "{}")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "StateMachineDoesNotExist");
        await runner.Awaiting(one => one.StartAsync("m", "a/b", "{}")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "InvalidName");
        await runner.Awaiting(one => one.StartAsync("m", "r2", "{")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "InvalidExecutionInput");
        await runner.Awaiting(one => one.StartAsync("m", "r3", "\"" + new string('x', 262_143) + "\"")).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "InvalidExecutionInput");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redriven_execution_repeats_only_what_failed(bool durable)
    {
        using var folder = new TemporaryFolder();
        var calls = new List<string>();
        var broken = true;
        var tasks = new TaskIntegrations().Service("arn:aws:states:::t:*", (call, _) =>
        {
            calls.Add(call.StateName);
            return call.StateName == "C" && broken ? throw new TaskFailedException("Down", null) : Task.FromResult(Json.String(call.StateName));
        });
        await using var runner = new StateMachineRunner(new RunnerOptions { Folder = durable ? folder.Path : null, TasksInline = true }, tasks);
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Broken));
        var failed = await runner.RunAsync("m", "run", "{}");
        failed.Error.Should().Be("Down");
        broken = false;
        await runner.RedriveAsync(failed.ExecutionArn);
        var ended = await runner.WaitAsync(failed.ExecutionArn);
        (ended.Status, ended.Output, ended.RedriveCount).Should().Be((ExecutionStatus.Succeeded, """["B","C"]""", 1));
        calls.Should().Equal("A", "B", "C", "C");
        (await runner.HistoryAsync(failed.ExecutionArn)).Where(one => one.Type.EndsWith("StateExited", StringComparison.Ordinal)).Select(one => one.StateName).Should().Equal("A", "B", "C", "P");
        await runner.Awaiting(one => one.RedriveAsync(failed.ExecutionArn)).Should().ThrowAsync<RunnerException>().Where(refused => refused.Code == "ExecutionNotRedrivable");
    }

    [Fact]
    public async Task A_task_that_had_started_another_machine_finds_it_again_even_when_that_has_ended()
    {
        using var folder = new TemporaryFolder();
        var inner = StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::t:a","End":true}}}""");
        var outer = StateMachine.Parse("""{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"inner","Name":"child"},"OutputPath":"$.Output","End":true}}}""");
        var calls = 0;
        var tasks = new TaskIntegrations().Service("arn:aws:states:::t:a", (_, _) => Task.FromResult(Json.Number((long)Interlocked.Increment(ref calls))));
        await using (var first = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, tasks))
        {
            await first.CreateStateMachineAsync("inner", inner);
            await first.CreateStateMachineAsync("outer", outer);
            (await first.RunAsync("outer", "run", "{}")).Output.Should().Be("1");
        }

        // what is left when the runner was killed before it wrote the task's end
        var log = Path.Combine(folder.Path, "executions", "outer", "run.jsonl");
        var lines = await File.ReadAllLinesAsync(log);
        await File.WriteAllLinesAsync(log, lines.TakeWhile(line => !line.Contains("TaskSubmitted")));
        await using var second = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, tasks);
        await second.ResumeAsync();
        (await second.RunAsync("outer", "run", "{}")).Output.Should().Be("1");
        calls.Should().Be(1);
    }

    [Fact]
    public async Task A_definition_takes_its_substitutions_from_whoever_loads_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "m.asl.json");
        await File.WriteAllTextAsync(path, """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${LoadFunctionArn}","End":true}}}""");
        var machine = await StateMachine.LoadAsync(path, name => $"arn:aws:lambda:us-east-1:1:function:{name}");
        (await MachineTest.Of(machine).Tasks(new TaskIntegrations().Lambda("LoadFunctionArn", (call, _) => Task.FromResult(call.Input))).RunAsync("3")).MustSucceed("3");
    }

    [Fact]
    public async Task A_log_cut_in_the_middle_of_a_line_is_taken_up_before_it()
    {
        using var folder = new TemporaryFolder();
        var machine = StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::t:a","Next":"B"},"B":{"Type":"Task","Resource":"arn:aws:states:::t:b","End":true}}}""");
        var tasks = new TaskIntegrations().Service("arn:aws:states:::t:*", (call, _) => Task.FromResult(Json.String(call.StateName)));
        await using (var first = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, tasks))
        {
            await first.CreateStateMachineAsync("m", machine);
            await first.RunAsync("m", "run", "{}");
        }

        var log = Path.Combine(folder.Path, "executions", "m", "run.jsonl");
        var whole = await File.ReadAllBytesAsync(log);
        for (var length = whole.Length - 1; length > 0; length -= 37)
        {
            await File.WriteAllBytesAsync(log, whole.AsMemory(0, length));
            await using var next = new StateMachineRunner(new RunnerOptions { Folder = folder.Path }, tasks);
            await next.ResumeAsync();
            var ended = await next.RunAsync("m", "run", "{}");
            (ended.Status, ended.Output).Should().Be((ExecutionStatus.Succeeded, "\"B\""));
            (await next.HistoryAsync(ended.ExecutionArn)).Select(one => one.Id).Should().Equal(Enumerable.Range(1, 12).Select(id => (long)id));
        }
    }

    private static StateMachineRunner Runner(TaskIntegrations tasks) => new(new RunnerOptions(), tasks);
}
