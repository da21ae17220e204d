using System.Text.RegularExpressions;

namespace CustomerJourney.Functions.Deployment;

/// <summary>The calls in the adapters' code, as the actions that IAM must allow for them.</summary>
internal static partial class AdapterCalls
{
    // Adapters by the policy of their port.
    private static readonly Dictionary<string, string[]> Files = new()
    {
        ["ObjectLake"] = ["Touchpoints/S3Lake.cs", "Touchpoints/S3ReadStream.cs"],
        ["JourneyGraph"] = ["Graph/NeptuneGraph.cs", "Graph/NeptuneLoader.cs"],
        ["GraphLearning"] = ["Graph/NeptuneLearning.cs"],
        ["Checkpoints"] = ["Graph/DynamoCheckpoints.cs"],
        ["MilestoneStore"] = ["Milestones/DynamoMilestones.cs"],
        ["Warehouse"] = ["Kpis/RedshiftCalls.cs", "Kpis/RedshiftWarehouse.cs"],
        ["ModelEndpoint"] = ["Identity/SageMakerEndpoints.cs"],
        ["StateMachines"] = ["Touchpoints/StepFunctionsMachines.cs"],
        ["PropensityTraining"] = ["Propensity/SageMakerTraining.cs"],
        ["KpiDashboard"] = ["Kpis/QuickSightDashboard.cs"],
        ["Runs"] = ["Insights/StepFunctionsRuns.cs"],
        ["IdentifierKey"] = ["Touchpoints/SecretIdentifierKey.cs"],
    };

    // Where a call's name is not the action's.
    private static readonly Dictionary<string, string[]> Renamed = new()
    {
        ["s3.GetObjectMetadata"] = ["s3:GetObject"],
        ["s3.ListObjectsV2"] = ["s3:ListBucket"],
        ["transfer.Upload"] = ["s3:PutObject", "s3:AbortMultipartUpload"],
        ["neptune.ExecuteGremlinQuery"] = ["neptune-db:ReadDataViaQuery", "neptune-db:WriteDataViaQuery", "neptune-db:DeleteDataViaQuery"],
        ["neptune.GetMLDataProcessingJob"] = ["neptune-db:GetMLDataProcessingJobStatus"],
        ["neptune.GetMLModelTrainingJob"] = ["neptune-db:GetMLModelTrainingJobStatus"],
        ["neptune.GetMLEndpoint"] = ["neptune-db:GetMLEndpointStatus"],
        ["neptune.GetPropertygraphStream"] = ["neptune-db:GetStreamRecords"],
    };

    private static readonly Dictionary<string, string> Services = new()
    {
        ["s3"] = "s3",
        ["neptune"] = "neptune-db",
        ["dynamo"] = "dynamodb",
        ["redshift"] = "redshift-data",
        ["sageMaker"] = "sagemaker",
        ["stepFunctions"] = "states",
        ["quickSight"] = "quicksight",
        ["secrets"] = "secretsmanager",
    };

    // What a service does with the caller's rights behind a call.
    private static readonly Dictionary<string, string[]> Behind = new()
    {
        ["ObjectLake"] = ["kms:Decrypt", "kms:GenerateDataKey"],
        ["Checkpoints"] = ["kms:Decrypt"],
        ["MilestoneStore"] = ["kms:Decrypt"],
        ["IdentifierKey"] = ["kms:Decrypt"],
        ["Warehouse"] = ["redshift-serverless:GetCredentials"],
        ["PropensityTraining"] = ["iam:PassRole"],
    };

    /// <summary>Policies of ports.</summary>
    public static IEnumerable<string> Policies => Files.Where(entry => entry.Value.All(file => File.Exists(Path(file)))).Select(entry => entry.Key);

    /// <summary>Actions that a port's adapter needs, ascending.</summary>
    public static IReadOnlyList<string> Actions(string policy) =>
    [
        .. Files[policy].SelectMany(file => Call().Matches(File.ReadAllText(Path(file))))
            .Where(call => call.Groups[1].Value is "transfer" || Services.ContainsKey(call.Groups[1].Value))
            .SelectMany(call => Renamed.GetValueOrDefault($"{call.Groups[1]}.{call.Groups[2]}") ?? [$"{Services[call.Groups[1].Value]}:{call.Groups[2]}"])
            .Concat(Behind.GetValueOrDefault(policy, []))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Adapters that call a service and stand under no policy.</summary>
    public static IEnumerable<string> Unlisted() => Directory.GetFiles(Path(""), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("artifacts", StringComparison.Ordinal) && Call().Matches(File.ReadAllText(file)).Any(call => Services.ContainsKey(call.Groups[1].Value)))
        .Select(file => System.IO.Path.GetRelativePath(Path(""), file))
        .Except(Files.Values.SelectMany(files => files));

    private static string Path(string file) => System.IO.Path.Combine(Template.Repository, "src/CustomerJourney.Aws", file);

    [GeneratedRegex(@"\b([a-zA-Z0-9]+)\.(\w+)Async\(")]
    private static partial Regex Call();
}
