using StepFunctions.Testing;

namespace CustomerJourney.Functions.Workflows;

/// <summary>The failure paths of every workflow: each error that is tried again, each that is caught.</summary>
public sealed class WorkflowFailureTests
{
    private const string Wrong = "Data.Wrong";
    private const string Cause = "because";

    /// <summary>What a passing trouble is worth: how often it is tried again, and the longest wait between.</summary>
    private static readonly Dictionary<string, (int Retries, int LongestWaitSeconds)> Patience = new()
    {
        ["Lambda.ServiceException"] = (6, 60),
        ["Lambda.AWSLambdaException"] = (6, 60),
        ["Lambda.SdkClientException"] = (6, 60),
        ["Lambda.TooManyRequestsException"] = (6, 60),
        ["GraphQueryException"] = (4, 120),
        ["WarehouseException"] = (4, 120),
        ["ModelEndpointException"] = (4, 120),
        ["IOException"] = (4, 120),
        ["AmazonS3Exception"] = (4, 120),
        ["Glue.ConcurrentRunsExceededException"] = (20, 300),
        ["States.TaskFailed"] = (1, 30),
        ["StepFunctions.ExecutionLimitExceeded"] = (10, 300),
        ["SageMaker.AmazonSageMakerException"] = (3, 20),
        ["Batch.AWSBatchException"] = (5, 160),
        ["SageMaker.SageMakerException"] = (5, 160),
        ["States.Timeout"] = (5, 160), // of a question that changes nothing
    };

    // An endpoint that is being changed takes no other change, and a change takes its time.
    private static readonly Dictionary<WorkflowRetry, (int Retries, int LongestWaitSeconds)> LongerPatience = new()
    {
        [new("deploy-model", "UpdateEndpoint", "SageMaker.AmazonSageMakerException")] = (10, 300),
    };

    /// <summary>The state that a task's failure leads to.</summary>
    private static readonly Dictionary<(string Machine, string State), string> Leads = new()
    {
        [("deploy-model", "CreateModel")] = "ModelNotDeployed",
        [("deploy-model", "CreateConfiguration")] = "ModelNotDeployed",
        [("deploy-model", "UpdateEndpoint")] = "ModelNotDeployed",
        [("deploy-model", "DescribeEndpoint")] = "ModelNotDeployed",
        [("ingest-bulk", "MapSource")] = "SourceNotTaken",
        [("ingest-bulk", "TakeFiles")] = "SourceNotTaken",
        [("learn-graph", "ExportGraph")] = "GraphNotLearned",
        [("learn-graph", "LearnGraph")] = "GraphNotLearned",
        [("size-model", "Recommend")] = "NotSized",
        [("size-model", "Report")] = "NotSized",
        [("evaluate-milestones", "EvaluateMilestones")] = "MilestonesNotEvaluated",
        [("evaluate-milestones", "IndexJourneys")] = "MilestonesNotEvaluated",
        [("forget-customer", "ForgetCustomer")] = "CustomerNotForgotten",
        [("forget-customer", "IndexJourneys")] = "CustomerNotForgotten",
        [("forget-customer", "RefreshKpis")] = "CustomerNotForgotten",
        [("ingest-batch", "MapWithGlue")] = "FileNotTaken",
        [("ingest-batch", "MapBatch")] = "FileNotTaken",
        [("ingest-batch", "LoadGraph")] = "FileNotTaken",
        [("ingest-batch", "LoadLake")] = "FileNotTaken",
        [("refresh-kpis", "RefreshKpis")] = "KpisNotRefreshed",
        [("resolve-identities", "ResolveIdentities")] = "IdentitiesNotResolved",
        [("run-flow", "IngestFile")] = "FileFailed",
        [("run-flow", "ListFiles")] = "RunFailed",
        [("run-flow", "SumUpFiles")] = "RunFailed",
        [("run-flow", "ResolveWho")] = "RunFailed",
        [("run-flow", "FindMilestones")] = "RunFailed",
        [("run-flow", "LearnPropensities")] = "RunFailed",
        [("run-flow", "RefreshFigures")] = "RunFailed",
        [("train-propensity", "BuildFeatures")] = "PropensitiesNotTrained",
        [("train-propensity", "TrainPropensity")] = "PropensityNotTrained",
        [("train-propensity", "ScoreCustomers")] = "PropensityNotTrained",
    };

    /// <summary>The state that a failure of a map or of branches as a whole leads to.</summary>
    private static readonly Dictionary<(string Machine, string State), string> WholeLeads = new()
    {
        [("ingest-batch", "LoadInParallel")] = "FileNotTaken",
        [("run-flow", "IngestSources")] = "RunFailed",
        [("train-propensity", "TrainEach")] = "PropensitiesNotTrained",
    };

    /// <summary>Failures that do not end the workflow: the result says what failed, the rest goes on.</summary>
    private static readonly HashSet<string> Tolerated = ["PropensityNotTrained"];

    public static TheoryData<string> Machines { get; } = [.. WorkflowCase.All.Keys];

    public static TheoryData<WorkflowRetry> Retries { get; } = [.. WorkflowRetry.All()];

    public static TheoryData<string, string> Tasks { get; } = ToData(Leads.Keys);

    public static TheoryData<string, string> Wholes { get; } = ToData(WholeLeads.Keys);

    [Fact]
    public void Every_workflow_and_every_task_has_its_case_here()
    {
        WorkflowSources.Names.Should().BeEquivalentTo(WorkflowCase.All.Keys);
        WorkflowRetry.Tasks().Select(task => (task.Machine, task.State)).Should().BeEquivalentTo(Leads.Keys);
        WorkflowRetry.All().Select(retry => retry.Error).Distinct().Should().BeEquivalentTo(Patience.Keys);
    }

    [Fact]
    public void Every_catch_has_its_case_here() =>
        WorkflowRetry.Catching().Should().BeSubsetOf(Leads.Keys.Concat(WholeLeads.Keys), "each state that catches is made to fail by a test");

    [Theory]
    [MemberData(nameof(Wholes))]
    public async Task What_fails_around_the_steps_of_a_map_or_of_branches_is_told_too(string machine, string state)
    {
        var run = await FailingAsync(machine, state, Wrong);
        run.MustCall(state, 1);
        MustTell(run, machine, WholeLeads[(machine, state)], Wrong);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task Without_trouble_each_step_is_called_once(string machine)
    {
        var one = WorkflowCase.All[machine];
        var run = await (await one.TestAsync()).RunAsync(one.Input);
        run.MustSucceed(one.Output).MustTake([.. one.Path]);
        run.Attempts.Should().OnlyContain(calls => calls.Value == 1).And.HaveCount(one.Answers.Count);
    }

    [Theory]
    [MemberData(nameof(Retries))]
    public async Task A_trouble_that_passes_in_time_leaves_no_trace(WorkflowRetry retry)
    {
        var one = WorkflowCase.All[retry.Machine];
        var (retries, longest) = PatienceOf(retry);
        var answers = Enumerable.Repeat(Answer.Throw(retry.Error), retries).Append(Answer.Return(one.Answers[retry.State]));

        var run = await (await one.TestAsync()).Mock(retry.State, [.. answers]).RunAsync(one.Input);

        run.MustSucceed(one.Output).MustTake([.. one.Path]).MustCall(retry.State, retries + 1);
        run.RetryWaits.Should().HaveCount(retries).And.OnlyContain(wait => wait <= TimeSpan.FromSeconds(longest));
    }

    [Theory]
    [MemberData(nameof(Retries))]
    public async Task A_trouble_that_does_not_pass_is_given_up_and_told(WorkflowRetry retry)
    {
        var run = await FailingAsync(retry.Machine, retry.State, retry.Error);
        run.MustCall(retry.State, PatienceOf(retry).Retries + 1);
        MustTell(run, retry.Machine, Leads[(retry.Machine, retry.State)], retry.Error);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task What_trying_again_does_not_help_is_told_at_once(string machine, string state)
    {
        var run = await FailingAsync(machine, state, Wrong);
        // a Glue job fails for many reasons under one name, so it gets a second chance
        run.MustCall(state, state is "MapWithGlue" or "MapSource" ? 2 : 1);
        MustTell(run, machine, Leads[(machine, state)], Wrong);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_step_that_takes_too_long_is_not_tried_again_unless_it_only_asks(string machine, string state)
    {
        const string Late = "States.Timeout";
        var run = await FailingAsync(machine, state, Late);
        run.MustCall(state, WorkflowRetry.All().Contains(new WorkflowRetry(machine, state, Late)) ? Patience[Late].Retries + 1 : 1);
        MustTell(run, machine, Leads[(machine, state)], Late);
    }

    [Fact]
    public async Task A_model_is_deployed_when_the_endpoint_serves_it_and_not_when_it_went_back()
    {
        static Answer Says(string status, string configuration) => Answer.Return($$"""{"EndpointStatus":"{{status}}","EndpointConfigName":"{{configuration}}"}""");
        var one = WorkflowCase.All["deploy-model"];
        var deployed = await (await one.TestAsync()).Mock("DescribeEndpoint", Says("Updating", "hub-churn-v2"), Says("SystemUpdating", "hub-churn-v2"), Says("InService", "hub-churn-v3")).RunAsync(one.Input);
        deployed.MustSucceed(one.Output).MustCall("DescribeEndpoint", 3);

        var back = await (await one.TestAsync()).Mock("DescribeEndpoint", Says("Updating", "hub-churn-v2"), Says("RollingBack", "hub-churn-v2"), Says("InService", "hub-churn-v2")).RunAsync(one.Input);
        back.MustFail("RolledBack").MustCall("DescribeEndpoint", 3);
        (await (await one.TestAsync()).Mock("DescribeEndpoint", Says("Failed", "hub-churn-v3")).RunAsync(one.Input)).MustFail("RolledBack");
    }

    [Fact]
    public async Task Learning_on_the_graph_goes_from_step_to_step_and_asks_for_an_export_of_what_is_to_be_learned()
    {
        var one = WorkflowCase.All["learn-graph"];
        var asked = new List<string>();
        var test = (await one.TestAsync()).Mock("ExportGraph", (call, _) =>
        {
            asked.Add(call.Input.GetProperty("ContainerOverrides").GetProperty("Command")[4].GetString()!);
            return Task.FromResult(System.Text.Json.JsonDocument.Parse("{}").RootElement);
        });
        var run = await test.Mock("LearnGraph",
            Answer.Return("""{"run":"r","step":"process","status":"InProgress"}"""), Answer.Return("""{"run":"r","step":"train","status":"InProgress"}"""), Answer.Return("""{"run":"r","step":"serve","status":"Done"}""")).RunAsync(one.Input);
        run.MustSucceed(one.Output).MustCall("LearnGraph", 3);
        asked.Should().ContainSingle().Which.Should().Contain("neptune_ml").And.Contain("\"property\":\"segment\"").And.Contain("/export");
        (await (await one.TestAsync()).Mock("LearnGraph", Answer.Return("""{"run":"r","step":"train","status":"Failed","reason":"too few"}""")).RunAsync(one.Input)).MustFail("StepFailed", "too few");
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("STOPPED")]
    public async Task A_recommender_that_is_at_work_is_waited_for_and_one_that_ends_otherwise_is_told(string ending)
    {
        var one = WorkflowCase.All["size-model"];
        var sized = await (await one.TestAsync()).Mock("Report", Answer.Return("""{"Status":"PENDING"}"""), Answer.Return("""{"Status":"IN_PROGRESS"}"""), Answer.Return(one.Answers["Report"])).RunAsync(one.Input);
        sized.MustSucceed(one.Output).MustCall("Report", 3);
        (await (await one.TestAsync()).Mock("Report", Answer.Return($$"""{"Status":"{{ending}}"}""")).RunAsync(one.Input)).MustFail("RecommenderFailed");
    }

    [Theory]
    [InlineData(268435456)]
    [InlineData(0)]
    public async Task A_file_that_is_not_large_needs_no_Glue(long size)
    {
        var one = WorkflowCase.All["ingest-batch"];
        var run = await (await one.TestAsync()).RunAsync($$"""{"source":"crm","key":"raw/crm/a.csv","version":"1","size":{{size}}}""");
        run.MustSucceed(one.Output).MustTake("IsLarge", "MapBatch", "LoadInParallel", "LoadGraph", "LoadLake", "FileTaken").MustCall("MapWithGlue", 0);
    }

    [Fact]
    public async Task A_file_of_unknown_size_needs_no_Glue() =>
        (await (await WorkflowCase.All["ingest-batch"].TestAsync()).RunAsync("""{"source":"crm","key":"raw/crm/a.csv","version":"1"}""")).MustSucceed().MustCall("MapWithGlue", 0);

    [Fact]
    public async Task One_bad_file_does_not_keep_the_others_out()
    {
        var one = WorkflowCase.All["run-flow"] with { };
        one.Objects.Put("lists/s.jsonl", """
            {"source":"s","key":"a","version":"1","size":1,"mapping":"m"}
            {"source":"s","key":"b","version":"1","size":1,"mapping":"m"}
            """);
        one.Objects.Put("lists/t.jsonl", """{"source":"t","key":"c","version":"1","size":1,"mapping":"m"}""");
        var test = (await one.TestAsync())
            .Mock("ListFiles", Answer.Return("""{"sources":[{"source":"s","list":"lists/s.jsonl","results":"many/s","files":2},{"source":"t","list":"lists/t.jsonl","results":"many/t","files":1}],"without":[]}"""))
            .Mock("IngestFile", (call, _) => call.Input.GetProperty("Input").GetProperty("key").GetString() == "b"
                ? throw new StepFunctions.Integrations.TaskFailedException(Wrong, Cause)
                : Task.FromResult(System.Text.Json.JsonDocument.Parse("""{"Output":{"batch":"x","counts":{"read":1},"damage":""}}""").RootElement));

        var run = await test.RunAsync(one.Input);

        run.MustSucceed().MustCall("IngestFile", 3).MustCall("RefreshFigures", 1);
        one.Objects.TextOf("SUCCEEDED").Should()
            .Contain("""{"source":"s","key":"a","version":"1","size":1,"mapping":"m","batch":"x","counts":{"read":1},"damage":""}""").And
            .Contain("""{"source":"s","key":"b","version":"1","size":1,"mapping":"m","failure":{"Error":"Data.Wrong","Cause":"because"}}""").And
            .Contain("""{"source":"t","key":"c","version":"1","size":1,"mapping":"m","batch":"x","counts":{"read":1},"damage":""}""");
    }

    [Fact]
    public async Task Thousands_of_files_fit_in_the_input_the_history_and_the_output()
    {
        const int Files = 5000;
        const int InputLimit = 262_144;
        const int HistoryLimit = 25_000;
        var one = WorkflowCase.All["run-flow"];
        var list = string.Join('\n', Enumerable.Range(0, Files).Select(number => $$"""{"source":"crm","key":"raw/crm/a-rather-long-folder-name/drop-{{number}}.csv","version":"d41d8cd98f00b204e9800998ecf8427e","size":9,"mapping":"m"}"""));
        list.Length.Should().BeGreaterThan(InputLimit);
        one.Objects.Put("lists/thousands.jsonl", list);
        var test = (await one.TestAsync()).Mock("ListFiles", Answer.Return("""{"sources":[{"source":"crm","list":"lists/thousands.jsonl","results":"thousands/crm","files":5000}],"without":[]}"""));

        var run = await test.RunAsync(one.Input);

        run.MustSucceed(one.Output).MustCall("IngestFile", Files).History.Should().HaveCountLessThan(HistoryLimit);
        one.Objects.TextOf("thousands").Should().Contain("drop-0.csv").And.Contain("drop-4999.csv");
    }

    [Fact]
    public async Task The_example_of_the_page_on_state_machines_holds()
    {
        var machine = await StepFunctions.Definitions.StateMachine.LoadAsync(
            Path.Combine(Ccj.Hosting.WorkflowFiles.Folder, "ingest-batch.asl.json"), name => $"arn:aws:lambda:us-east-1:123456789012:function:{name}");
        var run = await MachineTest.Of(machine)
            .Mock("MapBatch", Answer.Throw("IOException"), Answer.Return("""{"source":"crm","batch":"b1","graphPrefix":"g/","counts":{"read":2}}"""))
            .Mock("LoadGraph", Answer.Return("{}"))
            .Mock("LoadLake", Answer.Throw("Lake.Broken"))
            .RunAsync("""{"source":"crm","key":"raw/crm/a.csv","version":"1","size":9}""");
        run.MustFail("Lake.Broken").MustCall("MapBatch", 2).MustTake("IsLarge", "MapBatch", "LoadInParallel", "LoadGraph", "LoadLake", "FileNotTaken");
    }

    [Fact]
    public async Task A_run_without_files_still_refreshes_what_is_there() =>
        (await (await WorkflowCase.All["run-flow"].TestAsync()).Mock("ListFiles", Answer.Return("""{"sources":[],"without":[]}""")).RunAsync("""{"runId":"r","source":""}"""))
            .MustSucceed().MustCall("IngestFile", 0).MustCall("ResolveWho", 1);

    [Fact]
    public async Task An_answer_of_another_shape_is_our_own_mistake_which_ends_the_run()
    {
        var one = WorkflowCase.All["run-flow"];
        var run = await (await one.TestAsync()).Mock("IngestFile", Answer.Return("""{"Output":{}}""")).RunAsync(one.Input);
        run.MustFail("States.ExceedToleratedFailureThreshold").MustTake("ListFiles", "IngestSources", "IngestFiles", "RunFailed");
    }

    private static (int Retries, int LongestWaitSeconds) PatienceOf(WorkflowRetry retry) => LongerPatience.TryGetValue(retry, out var longer) ? longer : Patience[retry.Error];

    private static async Task<MachineRun> FailingAsync(string machine, string state, string error)
    {
        var one = WorkflowCase.All[machine];
        return await (await one.TestAsync()).Mock(state, Answer.Throw(error, Cause)).RunAsync(one.Input);
    }

    private static void MustTell(MachineRun run, string machine, string lead, string error)
    {
        var told = $$"""{"Error":"{{error}}","Cause":"{{Cause}}"}""";
        if (lead == "FileFailed")
        {
            // a file's way is a child of the distributed map: its end stands in the map's results
            run.MustSucceed();
            WorkflowCase.All[machine].Objects.TextOf("SUCCEEDED").Should().Contain(told);
            return;
        }

        run.Path.Should().Contain(lead);
        if (Tolerated.Contains(lead))
            run.MustSucceed().Output.Should().Contain(told);
        else
            run.MustFail(error, Cause).Path[^1].Should().Be(lead);
    }

    private static TheoryData<string, string> ToData(IEnumerable<(string Machine, string State)> tasks)
    {
        var data = new TheoryData<string, string>();
        foreach (var (machine, state) in tasks)
            data.Add(machine, state);
        return data;
    }
}
