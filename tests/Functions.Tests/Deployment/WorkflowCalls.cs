using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CustomerJourney.Functions.Deployment;

/// <summary>What a workflow's states call, as the actions that IAM must allow for them.</summary>
internal static partial class WorkflowCalls
{
    private static readonly Dictionary<string, string[]> Integrations = new()
    {
        ["glue:startJobRun.sync"] = ["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"],
        // It follows the execution by a rule of the service's own: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
        ["states:startExecution.sync:2"] = ["states:StartExecution", "states:DescribeExecution", "states:StopExecution", "events:PutTargets", "events:PutRule", "events:DescribeRule"],
        ["batch:submitJob.sync"] = ["batch:SubmitJob", "batch:DescribeJobs", "batch:TerminateJob", "events:PutTargets", "events:PutRule", "events:DescribeRule"],
        ["sagemaker:createModel"] = ["sagemaker:CreateModel", "iam:PassRole"],
        ["sagemaker:createEndpointConfig"] = ["sagemaker:CreateEndpointConfig", "kms:CreateGrant"],
        ["sagemaker:updateEndpoint"] = ["sagemaker:UpdateEndpoint"],
        ["aws-sdk:sagemaker:describeEndpoint"] = ["sagemaker:DescribeEndpoint"],
        ["aws-sdk:sagemaker:createInferenceRecommendationsJob"] = ["sagemaker:CreateInferenceRecommendationsJob", "iam:PassRole"],
        ["aws-sdk:sagemaker:describeInferenceRecommendationsJob"] = ["sagemaker:DescribeInferenceRecommendationsJob"],
    };

    /// <summary>Every state of a machine, those inside others too.</summary>
    public static IEnumerable<(string Name, JsonNode State)> States(JsonNode machine)
    {
        foreach (var (name, state) in machine["States"]!.AsObject())
        {
            yield return (name, state!);
            var inner = (state!["Branches"]?.AsArray().Select(branch => branch!) ?? []).Concat(new[] { state["ItemProcessor"], state["Iterator"] }.OfType<JsonNode>());
            foreach (var nested in inner.SelectMany(States))
                yield return nested;
        }
    }

    /// <summary>States of a file.</summary>
    public static IEnumerable<(string Name, JsonNode State)> In(string file) => States(JsonNode.Parse(File.ReadAllText(file))!);

    /// <summary>Functions it calls.</summary>
    public static IEnumerable<string> Functions(string file) => In(file)
        .Select(state => Hole().Match(state.State["Resource"]?.GetValue<string>() ?? ""))
        .Where(hole => hole is { Success: true, Index: 0 })
        .Select(hole => hole.Groups[1].Value)
        .Distinct();

    /// <summary>Actions it needs.</summary>
    /// <exception cref="KeyNotFoundException">An integration is not listed here.</exception>
    public static IEnumerable<string> Actions(string file) => In(file).SelectMany(state => Actions(state.State)).Distinct();

    private static IEnumerable<string> Actions(JsonNode state)
    {
        if (state["Resource"]?.GetValue<string>() is { } resource)
        {
            foreach (var action in Hole().Match(resource) is { Success: true, Index: 0 } ? ["lambda:InvokeFunction"] : Integrations[resource[(resource.IndexOf(":::", StringComparison.Ordinal) + 3)..]])
                yield return action;
        }

        if (state["ItemProcessor"]?["ProcessorConfig"]?["Mode"]?.GetValue<string>() == "DISTRIBUTED")
        {
            foreach (var action in new[] { "states:StartExecution", "states:DescribeExecution", "states:StopExecution", "states:RedriveExecution" })
                yield return action;
        }

        if (state["ItemReader"]?["Resource"]?.GetValue<string>() is { } reader)
            yield return reader.EndsWith("listObjectsV2", StringComparison.Ordinal) ? "s3:ListBucket" : "s3:GetObject";
        if (state["ResultWriter"] is not null)
        {
            foreach (var action in new[] { "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload", "kms:GenerateDataKey", "kms:Decrypt" })
                yield return action;
        }
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
