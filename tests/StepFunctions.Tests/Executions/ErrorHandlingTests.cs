namespace StepFunctions.Executions;

public sealed class ErrorHandlingTests
{
    [Fact]
    public async Task Each_retrier_has_its_own_budget()
    {
        var run = await Retrying("""[{"ErrorEquals":["A"],"IntervalSeconds":1,"MaxAttempts":1},{"ErrorEquals":["B"],"IntervalSeconds":5,"MaxAttempts":2}]""")
            .Mock("T", Answer.Throw("A"), Answer.Throw("B"), Answer.Throw("B"), Answer.Return("1")).RunAsync();
        run.MustSucceed("1").MustCall("T", 4).MustRetryAfter(1, 5, 10);
    }

    [Fact]
    public async Task The_longest_delay_caps_what_the_backoff_has_grown_to()
    {
        var run = await Retrying("""[{"ErrorEquals":["States.ALL"],"IntervalSeconds":3,"MaxAttempts":4,"BackoffRate":3,"MaxDelaySeconds":20}]""")
            .Mock("T", Answer.Throw("A")).RunAsync();
        run.MustFail("A").MustCall("T", 5).MustRetryAfter(3, 9, 20, 20);
    }

    [Fact]
    public async Task Full_jitter_waits_for_a_part_of_the_delay()
    {
        var run = await Retrying("""[{"ErrorEquals":["States.ALL"],"IntervalSeconds":10,"MaxAttempts":3,"BackoffRate":1,"JitterStrategy":"FULL"}]""")
            .Mock("T", Answer.Throw("A")).RunAsync();
        run.RetryWaits.Should().HaveCount(3).And.OnlyContain(wait => wait.TotalSeconds >= 0 && wait.TotalSeconds < 10).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Budgets_begin_anew_when_the_state_is_entered_again()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::a:b","Retry":[{"ErrorEquals":["E"],"MaxAttempts":1}],"Next":"C"},
              "C":{"Type":"Choice","Choices":[{"Variable":"$.again","BooleanEquals":true,"Next":"T"}],"Default":"Done"},
              "Done":{"Type":"Succeed"}}}
            """).Mock("T", Answer.Throw("E"), Answer.Return("""{"again":true}"""), Answer.Throw("E"), Answer.Return("""{"again":false}""")).RunAsync();
        run.MustSucceed().MustCall("T", 4).MustTake("T", "C", "T", "C", "Done").MustRetryAfter(1, 1);
    }

    [Theory]
    [InlineData("States.ALL", "E", true)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.ALL", "States.DataLimitExceeded", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("States.TaskFailed", "E", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.Timeout", "States.Timeout", true)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("E", "E2", false)]
    public void A_catcher_takes_what_it_names(string name, string error, bool takes) => Errors.Match([name], error).Should().Be(takes);

    [Fact]
    public async Task What_is_caught_stands_where_the_catcher_says()
    {
        var run = await Catching("$.wrong").Mock("T", Answer.Throw("E", "because")).RunAsync("""{"k":1}""");
        run.MustSucceed("""{"k":1,"wrong":{"Error":"E","Cause":"because"}}""").MustTake("T", "H");
    }

    [Fact]
    public async Task Without_cause_an_empty_one_is_caught() =>
        (await Catching("$").Mock("T", Answer.Throw("E")).RunAsync()).MustSucceed("""{"Error":"E","Cause":""}""");

    [Fact]
    public async Task A_missing_path_in_parameters_is_a_runtime_error_that_nothing_catches()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","Parameters":{"x.$":"$.no"},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"H"}],"End":true},
             "H":{"Type":"Succeed"}}}
            """).Mock("T", Answer.Return("1")).RunAsync("""{"a":1}""");
        run.MustFail("States.Runtime", "An error occurred while executing the state 'T' (entered at the event id #2). The JSONPath '$.no' specified for the field 'x.$' could not be found in the input '{\"a\":1}'");
    }

    [Fact]
    public async Task A_choice_on_what_is_missing_fails_and_a_choice_without_match_fails_otherwise()
    {
        const string choice = """{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":1,"Next":"D"}]},"D":{"Type":"Succeed"}}}""";
        (await MachineTest.Of(choice).RunAsync("{}")).MustFail("States.Runtime", "An error occurred while executing the state 'C' (entered at the event id #2). Invalid path '$.a': The choice state's condition path references an invalid value.");
        (await MachineTest.Of(choice).RunAsync("""{"a":2}""")).MustFail("States.NoChoiceMatched");
    }

    [Fact]
    public async Task A_result_that_cannot_be_put_in_place_has_its_own_error()
    {
        var run = await MachineTest.Of("""{"StartAt":"P","States":{"P":{"Type":"Pass","Result":1,"ResultPath":"$.a.b","End":true}}}""").RunAsync("""{"a":"text"}""");
        run.MustFail("States.ResultPathMatchFailure");
    }

    [Fact]
    public async Task A_task_that_takes_too_long_times_out_by_the_clock()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","TimeoutSeconds":30,"Catch":[{"ErrorEquals":["States.Timeout"],"Next":"Late"}],"End":true},"Late":{"Type":"Succeed"}}}
            """).Mock("T", async (call, cancellation) =>
            {
                await call.Delay(TimeSpan.FromHours(2), cancellation);
                return Json.Null;
            }).RunAsync();
        run.MustSucceed().MustTake("T", "Late");
        run.History.Should().Contain(one => one.Type == "TaskTimedOut");
    }

    [Fact]
    public async Task A_task_that_beats_is_left_to_work_and_a_silent_one_is_not()
    {
        var test = MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","HeartbeatSeconds":60,"TimeoutSeconds":3600,"End":true}}}
            """);
        var beating = await test.Mock("T", async (call, cancellation) =>
        {
            for (var beat = 0; beat < 5; beat++)
            {
                await call.Delay(TimeSpan.FromSeconds(50), cancellation);
                call.Heartbeat();
            }

            return Json.True;
        }).RunAsync();
        beating.MustSucceed("true");
        var silent = await test.Mock("T", async (call, cancellation) =>
        {
            await call.Delay(TimeSpan.FromSeconds(100), cancellation);
            return Json.True;
        }).RunAsync();
        silent.MustFail("States.Timeout");
    }

    [Theory]
    [InlineData("States.HeartbeatTimeout", 100, true)]
    [InlineData("States.Timeout", 100, true)]
    [InlineData("States.TaskFailed", 100, false)]
    [InlineData("States.HeartbeatTimeout", 3, false)]
    public async Task A_missed_heartbeat_is_reported_as_a_timeout_and_can_be_told_from_one(string caught, int timeout, bool takes)
    {
        var run = await MachineTest.Of("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","HeartbeatSeconds":2,"TimeoutSeconds":LIMIT,"Catch":[{"ErrorEquals":["NAME"],"Next":"H"}],"End":true},"H":{"Type":"Pass","End":true}}}
            """.Replace("LIMIT", timeout.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("NAME", caught, StringComparison.Ordinal))
            .Mock("T", async (call, cancellation) =>
            {
                await call.Delay(TimeSpan.FromSeconds(1), cancellation);
                call.Heartbeat();
                await call.Delay(TimeSpan.FromSeconds(timeout > 10 ? 50 : 1.5), cancellation);
                call.Heartbeat();
                await call.Delay(TimeSpan.FromSeconds(50), cancellation);
                return Json.Null;
            }).RunAsync();
        if (takes)
            run.MustSucceed("""{"Error":"States.Timeout","Cause":""}""");
        else
            run.MustFail("States.Timeout");
    }

    [Theory]
    [InlineData("\"InputPath\":\"$.a\"", "Invalid path '$.a' : No results for path: $['a']")]
    [InlineData("\"OutputPath\":\"$.n.a\"", "Invalid path '$.n.a' : No results for path: $['n']['a']")]
    [InlineData("\"OutputPath\":\"$.a.b[0]\"", "Invalid path '$.a.b[0]' : Missing property in path $['a']")]
    public async Task A_path_that_leads_nowhere_says_how_far_it_came(string field, string cause) =>
        (await MachineTest.Of("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true," + field + "}}}").RunAsync("""{"n":{}}"""))
            .MustFail("States.Runtime", $"An error occurred while executing the state 'P' (entered at the event id #2). {cause}");

    [Fact]
    public async Task A_result_that_is_no_text_fails_its_task_and_nothing_else() =>
        (await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}}""").Mock("T", Answer.Return("\"\\uD800\"")).RunAsync())
            .MustFail("States.Runtime").Description.Cause.Should().StartWith("The task's result cannot be read");

    [Fact]
    public async Task An_error_path_that_leads_nowhere_is_told_with_its_field() =>
        (await MachineTest.Of("""{"StartAt":"F","States":{"F":{"Type":"Fail","ErrorPath":"$.e","CausePath":"$.c"}}}""").RunAsync("""{"c":"x"}"""))
            .MustFail("States.Runtime", """An error occurred while executing the state 'F' (entered at the event id #2). The JSONPath '$.e' specified for the field 'ErrorPath' could not be found in the input '{"c":"x"}'""");

    [Fact]
    public async Task The_first_state_is_led_to_by_nothing_as_on_the_service()
    {
        var run = await MachineTest.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"}}}""").RunAsync();
        run.History.Select(one => (one.Type, one.Id, one.PreviousId)).Should().Equal(
            ("ExecutionStarted", 1, 0), ("PassStateEntered", 2, 0), ("PassStateExited", 3, 2), ("SucceedStateEntered", 4, 3), ("SucceedStateExited", 5, 4), ("ExecutionSucceeded", 6, 5));
    }

    [Fact]
    public async Task A_machine_that_takes_too_long_times_out_as_a_whole()
    {
        var run = await MachineTest.Of("""{"StartAt":"W","TimeoutSeconds":10,"States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""").RunAsync();
        run.Description.Status.Should().Be(ExecutionStatus.TimedOut);
        run.Description.StopTime.Should().Be(run.Description.StartTime.AddSeconds(10));
    }

    [Fact]
    public async Task A_result_of_more_than_256_KiB_is_refused()
    {
        var run = await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}}""")
            .Mock("T", Answer.Return("\"" + new string('x', 262_143) + "\"")).RunAsync();
        run.MustFail("States.DataLimitExceeded", "The state/task 'arn:aws:states:::a:b' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    [Fact]
    public async Task A_history_ends_at_25_000_events()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"C"},"C":{"Type":"Choice","Choices":[{"Variable":"$.stop","IsPresent":true,"Next":"D"}],"Default":"A"},"D":{"Type":"Succeed"}}}
            """).RunAsync();
        run.MustFail("States.Runtime", "The execution reached the maximum number of history events (25000).");
        run.History.Should().HaveCount(25_000);
    }

    [Fact]
    public async Task What_is_not_registered_fails_and_tells_how_to_register_it()
    {
        var run = await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","End":true}}}""").RunAsync();
        run.Description.Cause.Should().Contain("TaskIntegrations.Service(\"arn:aws:states:::glue:startJobRun.sync\"");
    }

    [Fact]
    public async Task An_exception_of_a_handler_has_the_name_of_its_type_as_on_Lambda()
    {
        var tasks = new TaskIntegrations().Lambda("load", (_, _) => throw new InvalidDataException("row 3"));
        var run = await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:eu-west-1:1:function:load","End":true}}}""").Tasks(tasks).RunAsync();
        run.MustFail("InvalidDataException");
        Json.Parse(run.Description.Cause!).GetProperty("errorMessage").GetString().Should().Be("row 3");
    }

    private static MachineTest Retrying(string retry) =>
        MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":""" + retry + "}}}");

    private static MachineTest Catching(string resultPath) => MachineTest.Of("""
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"PLACE","Next":"H"}],"End":true},"H":{"Type":"Succeed"}}}
        """.Replace("PLACE", resultPath, StringComparison.Ordinal));
}
