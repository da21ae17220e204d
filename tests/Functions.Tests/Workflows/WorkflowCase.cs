using StepFunctions.Testing;

namespace CustomerJourney.Functions.Workflows;

/// <summary>A workflow going well: its input, what its tasks answer, the way it takes, what it gives.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Input">JSON.</param>
/// <param name="Answers">What each task state answers, JSON, by state.</param>
/// <param name="Path">The states entered, in order.</param>
/// <param name="Output">JSON.</param>
public sealed record WorkflowCase(string Machine, string Input, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<string> Path, string Output)
{
    /// <summary>One for each workflow; that of <c>ingest-batch</c> is a file large enough for Glue, which goes through all states.</summary>
    public static IReadOnlyDictionary<string, WorkflowCase> All { get; } = new WorkflowCase[]
    {
        new("deploy-model", """{"detail":{"ModelPackageGroupName":"hub-churn","ModelPackageArn":"arn:p/3","ModelPackageVersion":3}}""",
            new Dictionary<string, string>
            {
                ["CreateModel"] = """{"ModelArn":"m"}""",
                ["CreateConfiguration"] = """{"EndpointConfigArn":"c"}""",
                ["UpdateEndpoint"] = """{"EndpointArn":"e"}""",
                ["DescribeEndpoint"] = """{"EndpointStatus":"InService","EndpointConfigName":"hub-churn-v3"}""",
            },
            ["NameVersion", "CreateModel", "CreateConfiguration", "UpdateEndpoint", "LetItWork", "DescribeEndpoint", "IsInService", "ModelDeployed"],
            """{"endpoint":"hub-churn","package":"arn:p/3","name":"hub-churn-v3","now":{"status":"InService","configuration":"hub-churn-v3"}}"""),
        new("evaluate-milestones", """{"runId":"r"}""",
            new Dictionary<string, string> { ["EvaluateMilestones"] = """{"milestones":[]}""", ["IndexJourneys"] = """{"rows":3}""" },
            ["EvaluateMilestones", "IndexJourneys", "MilestonesEvaluated"],
            """{"milestones":{"milestones":[]},"journeys":{"rows":3}}"""),
        new("forget-customer", """{"customer":"customer:1"}""",
            new Dictionary<string, string> { ["ForgetCustomer"] = """{"receipt":"x"}""", ["IndexJourneys"] = "{}", ["RefreshKpis"] = "{}" },
            ["ForgetCustomer", "IndexJourneys", "RefreshKpis", "CustomerForgotten"],
            """{"receipt":"x"}"""),
        new("ingest-batch", """{"source":"crm","key":"raw/crm/a.csv","version":"1","size":268435457}""",
            new Dictionary<string, string>
            {
                ["MapWithGlue"] = """{"JobRunState":"SUCCEEDED"}""",
                ["MapBatch"] = """{"source":"crm","batch":"b1","graphPrefix":"curated/graph/b1/","counts":{"read":2},"damage":""}""",
                ["LoadGraph"] = """{"vertices":5}""",
                ["LoadLake"] = "{}",
            },
            ["IsLarge", "MapWithGlue", "MapBatch", "LoadInParallel", "LoadGraph", "LoadLake", "FileTaken"],
            """{"source":"crm","key":"raw/crm/a.csv","batch":"b1","counts":{"read":2},"damage":"","graph":{"vertices":5}}"""),
        new("ingest-bulk", """{"source":"crm"}""",
            new Dictionary<string, string> { ["MapSource"] = """{"JobRunState":"SUCCEEDED"}""", ["TakeFiles"] = """{"Output":{"files":{"new":2}}}""" },
            ["MapSource", "TakeFiles", "SourceTaken"],
            """{"source":"crm","files":{"new":2}}"""),
        new("learn-graph", """{"targets":[{"node":"customer","property":"segment","type":"classification"}]}""",
            new Dictionary<string, string> { ["ExportGraph"] = """{"JobStatus":"SUCCEEDED"}""", ["LearnGraph"] = """{"run":"r","step":"serve","status":"Done"}""" },
            ["DescribeExport", "ExportGraph", "LearnGraph", "HowFar", "GraphLearned"],
            """{"endpoint":"r"}"""),
        new("refresh-kpis", """{"runId":"r"}""",
            new Dictionary<string, string> { ["RefreshKpis"] = """{"kpis":12}""" },
            ["RefreshKpis", "KpisRefreshed"],
            """{"kpis":12}"""),
        new("resolve-identities", """{"runId":"r"}""",
            new Dictionary<string, string> { ["ResolveIdentities"] = """{"customers":7}""" },
            ["ResolveIdentities", "IdentitiesResolved"],
            """{"customers":7}"""),
        new("run-flow", """{"runId":"r","source":""}""",
            new Dictionary<string, string>
            {
                ["ListFiles"] = """{"sources":[{"source":"crm","list":"lists/crm.jsonl","results":"results/crm","files":1}],"without":[]}""",
                ["IngestFile"] = """{"Output":{"batch":"b1","counts":{"read":2},"damage":""}}""",
                ["SumUpFiles"] = """{"new":1}""",
                ["ResolveWho"] = """{"Output":{"customers":7}}""",
                ["FindMilestones"] = """{"Output":{"milestones":[]}}""",
                ["LearnPropensities"] = """{"Output":[]}""",
                ["RefreshFigures"] = """{"Output":{"kpis":12}}""",
            },
            ["ListFiles", "IngestSources", "IngestFiles", "SumUpFiles", "ResolveWho", "FindMilestones", "LearnPropensities", "RefreshFigures", "RunDone"],
            """{"runId":"r","files":{"new":1},"without":[],"identity":{"customers":7},"milestones":{"milestones":[]},"propensities":[],"kpis":{"kpis":12}}"""),
        new("size-model", """{"modelPackage":"arn:p/3"}""",
            new Dictionary<string, string> { ["Recommend"] = """{"JobArn":"j"}""", ["Report"] = """{"Status":"COMPLETED","InferenceRecommendations":[{"RecommendationId":"1"}]}""" },
            ["Recommend", "LetItWork", "Report", "IsDone", "Sized"],
            """[{"RecommendationId":"1"}]"""),
        new("train-propensity", """{"runId":"r"}""",
            new Dictionary<string, string> { ["BuildFeatures"] = """{"propensities":["churn"]}""", ["TrainPropensity"] = """{"version":"v1"}""", ["ScoreCustomers"] = """{"customers":7}""" },
            ["BuildFeatures", "TrainEach", "TrainPropensity", "ScoreCustomers", "PropensityScored", "PropensitiesTrained"],
            """[{"propensity":"churn","model":{"version":"v1"},"scores":{"customers":7}}]"""),
    }.ToDictionary(one => one.Machine);

    /// <summary>What distributed maps read and write.</summary>
    public TestObjects Objects { get; } = new(("lists/crm.jsonl", """{"source":"crm","key":"raw/crm/a.csv","version":"1","size":9,"mapping":"m"}"""));

    /// <summary>The workflow with its tasks answering.</summary>
    public async Task<MachineTest> TestAsync()
    {
        var test = MachineTest.Of(await WorkflowSources.ReadAsync(Machine)).Objects(Objects.Access);
        foreach (var (state, answer) in Answers)
            test.Mock(state, Answer.Return(answer));
        return test;
    }
}
