namespace StepFunctions.Executions;

public sealed class FlowTests
{
    [Fact]
    public async Task Paths_work_on_raw_input_effective_input_and_result_in_their_order()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","InputPath":"$.in","Parameters":{"x.$":"$.v","exec.$":"$$.Execution.Name"},
              "ResultSelector":{"sum.$":"$.r"},"ResultPath":"$.out","OutputPath":"$.out","End":true}}}
            """).Mock("T", (call, _) => Task.FromResult(Json.Parse($$"""{"r":{{Json.Text(call.Input)}}}"""))).RunAsync("""{"in":{"v":7},"k":1}""");
        run.MustSucceed("""{"sum":{"x":7,"exec":"test"}}""");
    }

    [Fact]
    public async Task A_null_path_gives_the_empty_object_and_a_null_result_path_drops_the_result()
    {
        (await MachineTest.Of("""{"StartAt":"P","States":{"P":{"Type":"Pass","InputPath":null,"End":true}}}""").RunAsync("""{"a":1}""")).MustSucceed("{}");
        (await MachineTest.Of("""{"StartAt":"P","States":{"P":{"Type":"Pass","OutputPath":null,"End":true}}}""").RunAsync("""{"a":1}""")).MustSucceed("{}");
        (await MachineTest.Of("""{"StartAt":"P","States":{"P":{"Type":"Pass","Result":5,"ResultPath":null,"End":true}}}""").RunAsync("""{"a":1}""")).MustSucceed("""{"a":1}""");
    }

    [Fact]
    public async Task Variables_are_seen_inside_and_not_outside_their_branch()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x.$":"$.v","old":0},"Next":"S"},
             "S":{"Type":"Pass","Assign":{"old.$":"$x","x":9},"Next":"P"},
             "P":{"Type":"Parallel","Next":"E","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"inner":1},"Parameters":{"sum.$":"States.MathAdd($x, $old)"},"End":true}}}]},
             "E":{"Type":"Pass","Parameters":{"p.$":"$[0].sum","x.$":"$x"},"End":true}}}
            """).RunAsync("""{"v":3}""");
        run.MustSucceed("""{"p":12,"x":9}""");
    }

    [Fact]
    public async Task A_map_keeps_the_order_of_its_items_and_tells_each_its_index()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":3,"ItemSelector":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value"},
              "ItemProcessor":{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},"End":true}}}
            """).Mock("T", async (call, cancellation) =>
            {
                await call.Delay(TimeSpan.FromSeconds(100 - (10 * call.Input.GetProperty("i").GetInt32())), cancellation);
                return Json.Number((call.Input.GetProperty("v").GetInt64() * 100) + call.Input.GetProperty("i").GetInt64());
            }).RunAsync("[5,6,7,8]");
        run.MustSucceed("[500,601,702,803]");
    }

    [Fact]
    public async Task A_failed_iteration_ends_the_map_and_the_others_are_told_to_stop()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},
              "Catch":[{"ErrorEquals":["Bad"],"Next":"H"}],"End":true},"H":{"Type":"Succeed"}}}
            """).Mock("T", async (call, cancellation) =>
            {
                await call.Delay(TimeSpan.FromSeconds(call.Input.GetInt32()), cancellation);
                return call.Input.GetInt32() == 2 ? throw new TaskFailedException("Bad", "two") : call.Input;
            }).RunAsync("[1,2,3]");
        run.MustSucceed("""{"Error":"Bad","Cause":"two"}""");
        run.History.Select(one => one.Type).Should().Contain(["MapIterationSucceeded", "MapIterationFailed", "MapIterationAborted", "MapStateFailed"]);
    }

    [Fact]
    public async Task What_is_no_list_cannot_be_mapped_over() =>
        (await MachineTest.Of("""{"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.a","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"End":true}}}""")
            .RunAsync("""{"a":1}""")).MustFail("States.Runtime");

    [Fact]
    public async Task Time_is_simulated_to_the_second()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.s","Next":"U"},"U":{"Type":"Wait","TimestampPath":"$.t","Next":"P"},
             "P":{"Type":"Pass","Parameters":{"at.$":"$$.State.EnteredTime"},"End":true}}}
            """).RunAsync("""{"s":86400,"t":"2026-02-01T00:00:00Z"}""");
        run.MustSucceed("""{"at":"2026-02-01T00:00:00.000Z"}""").MustWait(86400, 30 * 86400);
    }

    [Fact]
    public async Task A_machine_starts_another_and_takes_its_output()
    {
        var inner = StateMachine.Parse("""{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"twice.$":"States.MathAdd($.n, $.n)"},"End":true}}}""");
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"inner","Input":{"n.$":"$.n"}},"OutputPath":"$.Output","End":true}}}
            """).With("inner", inner).RunAsync("""{"n":4}""");
        run.MustSucceed("""{"twice":8}""");
        run.History.Should().Contain(one => one.Type == "TaskSubmitted");
    }

    [Fact]
    public async Task A_machine_that_fails_within_another_fails_its_task()
    {
        var inner = StateMachine.Parse("""{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"Deep","Cause":"down"}}}""");
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync","Parameters":{"StateMachineArn":"inner"},"End":true}}}
            """).With("inner", inner).RunAsync();
        run.MustFail("States.TaskFailed");
        Json.Parse(run.Description.Cause!).GetProperty("Error").GetString().Should().Be("Deep");
    }

    [Fact]
    public async Task Lambda_invoke_has_its_envelope_and_a_function_by_ARN_has_none()
    {
        var tasks = new TaskIntegrations().Lambda("load", (call, _) => Task.FromResult(call.Input));
        const string definition = """
            {"StartAt":"I","States":{"I":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"arn:aws:lambda:us-east-1:1:function:load:live","Payload.$":"$"},"ResultPath":"$.i","Next":"D"},
             "D":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:load","InputPath":"$.i.Payload","End":true}}}
            """;
        (await MachineTest.Of(definition).Tasks(tasks).RunAsync("""{"a":1}""")).MustSucceed("""{"a":1}""");
    }

    [Fact]
    public async Task The_history_is_in_the_service_form_and_in_its_order()
    {
        var run = await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"m":1},"End":true}}}""")
            .Mock("T", Answer.Return("2")).RunAsync();
        run.History.Select(one => one.Type).Should().Equal("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        run.History.Select(one => one.Id).Should().Equal(1, 2, 3, 4, 5, 6, 7);
        run.History.Select(one => one.PreviousId).Should().Equal(0, 0, 2, 3, 4, 5, 6);
        run.History[2].Text("resourceType").Should().Be("sqs");
        run.History[2].Text("resource").Should().Be("sendMessage");
        run.History[2].Text("parameters").Should().Be("""{"m":1}""");
    }
}
