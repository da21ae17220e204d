namespace StepFunctions.Integrations;

/// <summary>Every kind of service task reaches what is registered for it, in the service's way; what is not registered says how to.</summary>
public sealed class IntegrationTests
{
    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", "arn:aws:states:::glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::sagemaker:createTrainingJob.sync", "arn:aws:states:::sagemaker:*")]
    [InlineData("arn:aws:states:::dynamodb:putItem", "arn:aws:states:::dynamodb:*")]
    [InlineData("arn:aws:states:::sns:publish", "arn:aws:states:::sns:publish")]
    [InlineData("arn:aws:states:::sqs:sendMessage", "arn:aws:states:::sqs:sendMessage")]
    [InlineData("arn:aws:states:::events:putEvents", "arn:aws:states:::events:putEvents")]
    [InlineData("arn:aws:states:::aws-sdk:redshiftdata:executeStatement", "arn:aws:states:::aws-sdk:*")]
    public async Task An_action_reaches_its_handler_with_its_parameters(string resource, string registered)
    {
        TaskCall? seen = null;
        var run = await Test(resource, """{"Name.$":"$.n","Fixed":1}""", new TaskIntegrations().Service(registered, (call, _) =>
        {
            seen = call;
            return Task.FromResult(Json.Parse("""{"ok":true}"""));
        })).RunAsync("""{"n":"x"}""");
        run.MustSucceed("""{"ok":true}""");
        (seen!.Resource, Json.Text(seen.Input)).Should().Be((resource, """{"Name":"x","Fixed":1}"""));
    }

    [Fact]
    public async Task The_longest_registration_that_fits_answers()
    {
        var tasks = new TaskIntegrations().Service("arn:aws:states:::aws-sdk:*", Say("all")).Service("arn:aws:states:::aws-sdk:s3:*", Say("s3")).Service("arn:aws:states:::aws-sdk:s3:getObject", Say("get"));
        (await Test("arn:aws:states:::aws-sdk:s3:getObject", "{}", tasks).RunAsync()).MustSucceed("\"get\"");
        (await Test("arn:aws:states:::aws-sdk:s3:putObject", "{}", tasks).RunAsync()).MustSucceed("\"s3\"");
        (await Test("arn:aws:states:::aws-sdk:glue:getJob", "{}", tasks).RunAsync()).MustSucceed("\"all\"");
    }

    [Fact]
    public async Task A_function_is_called_by_its_ARN_or_through_invoke_with_the_envelope()
    {
        var tasks = new TaskIntegrations().Lambda("Score", (call, _) => Task.FromResult(Json.Parse("{\"got\":" + Json.Text(call.Input) + "}")));
        (await Test("arn:aws:lambda:us-east-1:123456789012:function:Score:live", """{"a":1}""", tasks).RunAsync()).MustSucceed("""{"got":{"a":1}}""");
        (await Test("arn:aws:states:::lambda:invoke", """{"FunctionName":"Score","Payload":{"a":1}}""", tasks).RunAsync())
            .MustSucceed("""{"ExecutedVersion":"$LATEST","Payload":{"got":{"a":1}},"StatusCode":200}""");
        (await Test("arn:aws:states:::lambda:invoke", """{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:Score:$LATEST"}""", tasks).RunAsync())
            .MustSucceed("""{"ExecutedVersion":"$LATEST","Payload":{"got":{}},"StatusCode":200}""");
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "arn:aws:states:::sqs:sendMessage")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "arn:aws:states:::sqs:sendMessage.waitForTaskToken")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", null)]
    public async Task A_task_with_a_token_ends_with_the_answer_to_the_token(string resource, string? registered)
    {
        string? token = null;
        TaskHandler ask = (call, _) =>
        {
            token = call.Input.GetProperty("token").GetString();
            return Task.FromResult(Json.Parse("\"sent\""));
        };
        var tasks = registered is null ? new TaskIntegrations().Lambda("Ask", ask) : new TaskIntegrations().Service(registered, ask);
        var parameters = registered is null ? """{"FunctionName":"Ask","Payload":{"token.$":"$$.Task.Token"}}""" : """{"token.$":"$$.Task.Token"}""";
        await using var runner = new StateMachineRunner(new RunnerOptions(), tasks);
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Definition(resource, parameters)));
        var arn = await runner.StartAsync("m", "run", "{}");
        while (!(await runner.HistoryAsync(arn)).Any(one => one.Type == "TaskSubmitted"))
            await Task.Delay(5);
        await runner.SendTaskSuccessAsync(token!, """{"answer":42}""");
        (await runner.WaitAsync(arn)).Output.Should().Be("""{"answer":42}""");
    }

    [Theory]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", """{"made":{"n":1}}""")]
    [InlineData("arn:aws:states:::states:startExecution.sync", "\"{\\\"made\\\":{\\\"n\\\":1}}\"")]
    public async Task A_nested_machine_is_waited_for(string resource, string output)
    {
        var inner = StateMachine.Parse("""{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"made.$":"$"},"End":true}}}""");
        var run = await MachineTest.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"RESOURCE","Parameters":{"StateMachineArn":"inner","Input":{"n":1}},"ResultSelector":{"o.$":"$.Output"},"OutputPath":"$.o","End":true}}}"""
            .Replace("RESOURCE", resource, StringComparison.Ordinal)).With("inner", inner).RunAsync();
        run.MustSucceed(output);
        run.History.Select(one => one.Type).Should().ContainInOrder("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    [Fact]
    public async Task A_nested_machine_that_fails_fails_the_task()
    {
        var inner = StateMachine.Parse("""{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"Inner","Cause":"c"}}}""");
        var run = await MachineTest.Of(Definition("arn:aws:states:::states:startExecution.sync:2", """{"StateMachineArn":"inner"}""")).With("inner", inner).RunAsync();
        run.MustFail("States.TaskFailed");
        Json.Parse(run.Description.Cause!).GetProperty("Error").GetString().Should().Be("Inner");
        (await MachineTest.Of(Definition("arn:aws:states:::states:startExecution", """{"StateMachineArn":"none"}""")).RunAsync()).MustFail("StepFunctions.StateMachineDoesNotExistException");
    }

    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", "{}", "TaskIntegrations.Service(\"arn:aws:states:::glue:startJobRun.sync\", …)")]
    [InlineData("arn:aws:states:::lambda:invoke", """{"FunctionName":"Score"}""", "TaskIntegrations.Lambda(\"Score\", …)")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:Score", "{}", "TaskIntegrations.Lambda(\"Score\", …)")]
    public async Task What_is_not_registered_says_how_to(string resource, string parameters, string how)
    {
        var run = await Test(resource, parameters, new TaskIntegrations()).RunAsync();
        run.MustFail("States.Runtime");
        run.Description.Cause.Should().Contain(how).And.Contain("mock the state 'T'");
    }

    [Fact]
    public async Task Objects_are_read_written_copied_listed_and_deleted()
    {
        using var folder = new TemporaryFolder();
        var objects = ObjectAccess.Folder(folder.Path);
        var tasks = new TaskIntegrations().AddObjects(objects);
        (await S3("putObject", """{"Bucket":"b","Key":"in/a.json","Body":{"x":1}}""")).MustSucceed();
        (await S3("putObject", """{"Bucket":"b","Key":"in/b.txt","Body":"text"}""")).MustSucceed("{\"ETag\":\"\\\"1cb251ec0d568de6a929b520c4aed8d1\\\"\"}");
        (await S3("copyObject", """{"Bucket":"b","Key":"in/c.txt","CopySource":"b/in/b.txt"}""")).MustSucceed();
        Json.Parse((await S3("getObject", """{"Bucket":"b","Key":"in/a.json"}""")).Output!).GetProperty("Body").GetString().Should().Be("""{"x":1}""");
        Json.Parse((await S3("headObject", """{"Bucket":"b","Key":"in/c.txt"}""")).Output!).GetProperty("ContentLength").GetInt32().Should().Be(4);
        var first = Json.Parse((await S3("listObjectsV2", """{"Bucket":"b","Prefix":"in/","MaxKeys":2}""")).Output!);
        Keys(first).Should().Equal("in/a.json", "in/b.txt");
        var token = first.GetProperty("NextContinuationToken").GetString();
        Keys(Json.Parse((await S3("listObjectsV2", JsonSerializer.Serialize(new { Bucket = "b", Prefix = "in/", ContinuationToken = token }))).Output!)).Should().Equal("in/c.txt");
        var none = Json.Parse((await S3("listObjectsV2", """{"Bucket":"b","MaxKeys":0}""")).Output!);
        (Keys(none).Count(), none.GetProperty("IsTruncated").GetBoolean()).Should().Be((0, false));
        (await S3("deleteObject", """{"Bucket":"b","Key":"in/b.txt"}""")).MustSucceed();
        (await S3("deleteObject", """{"Bucket":"b","Key":"nowhere/b.txt"}""")).MustSucceed();
        (await S3("listObjectsV2", """{"Bucket":".."}""")).MustFail("IOException");
        (await S3("getObject", """{"Bucket":"b","Key":"in/b.txt"}""")).MustFail("S3.NoSuchKeyException");
        (await S3("getObject", """{"Bucket":"b"}""")).MustFail("S3.S3Exception");

        Task<MachineRun> S3(string action, string parameters) => Test("arn:aws:states:::aws-sdk:s3:" + action, parameters, tasks).RunAsync();

        static IEnumerable<string?> Keys(JsonElement page) => page.GetProperty("Contents").EnumerateArray().Select(one => one.GetProperty("Key").GetString());
    }

    [Fact]
    public async Task A_map_or_parallel_state_can_be_mocked_as_a_whole()
    {
        const string map = """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},
              "Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}],"End":true},"Caught":{"Type":"Pass","End":true}}}
            """;
        (await MachineTest.Of(map).Mock("M", Answer.Throw("Busy"), Answer.Return("[7]")).RunAsync("[1]")).MustSucceed("[7]").MustTake("M").MustCall("M", 2).MustRetryAfter(1);
        var run = await MachineTest.Of(map).Mock("M", Answer.Throw("Other", "why")).RunAsync("[1]");
        run.MustSucceed("""{"Error":"Other","Cause":"why"}""").MustTake("M", "Caught");
        run.History.Select(one => one.Type).Should().ContainInOrder("MapStateEntered", "MapStateStarted", "MapStateFailed", "MapStateExited");
    }

    private static TaskHandler Say(string word) => (_, _) => Task.FromResult(Json.String(word));

    private static MachineTest Test(string resource, string parameters, TaskIntegrations tasks) => MachineTest.Of(Definition(resource, parameters)).Tasks(tasks);

    private static string Definition(string resource, string parameters) =>
        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + resource + "\",\"Parameters\":" + parameters + ",\"End\":true}}}";
}
