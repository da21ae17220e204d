using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Functions.Deployment;
using StepFunctions.Definitions;

namespace CustomerJourney.Functions.Workflows;

/// <summary>The workflows that run here and on AWS, and those that run on AWS alone.</summary>
internal static class WorkflowSources
{
    private const string Ending = ".asl.json";
    private const string Region = "us-east-1";
    private const string Account = "123456789012";

    private static readonly HashSet<string> Functions = [.. Template.Handlers.Select(handler => handler.Name)];

    private static readonly Dictionary<string, string> OnAwsAlone = Directory.GetFiles(Path.Combine(Template.Repository, "infrastructure"), "*" + Ending)
        .ToDictionary(file => Path.GetFileName(file)[..^Ending.Length]);

    /// <summary>Names, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. WorkflowFiles.Names.Concat(OnAwsAlone.Keys).Order(StringComparer.Ordinal)];

    /// <summary>Where a workflow's file lies.</summary>
    public static string PathOf(string name) => OnAwsAlone.GetValueOrDefault(name) ?? Path.Combine(WorkflowFiles.Folder, name + Ending);

    /// <summary>Reads one, its substitutions filled in.</summary>
    public static Task<StateMachine> ReadAsync(string name) => OnAwsAlone.TryGetValue(name, out var file)
        ? StateMachine.LoadAsync(file, hole => hole == "Partition" ? "aws" : Functions.Contains(hole) ? $"arn:aws:lambda:{Region}:{Account}:function:{hole}" : $"a-{hole}")
        : WorkflowFiles.ReadAsync(name, Region, Account);
}
