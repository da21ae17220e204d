using System.Text.RegularExpressions;
using StepFunctions.Definitions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>The workflows of <c>statemachines/</c>, with their substitutions filled in as the template does on AWS.</summary>
internal static partial class WorkflowFiles
{
    private const string Ending = ".asl.json";
    private const string WorkflowEnding = "Workflow";
    private const string JobEnding = "Job";
    private const string BucketEnding = "Bucket";

    /// <summary>Where the files lie: beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "statemachines");

    /// <summary>Names of the workflows, ascending.</summary>
    public static IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*" + Ending).Select(file => Path.GetFileName(file)[..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Reads a workflow.</summary>
    /// <param name="name">As <c>ingest-batch</c>.</param>
    /// <param name="region">Region in ARNs.</param>
    /// <param name="accountId">Account in ARNs.</param>
    /// <exception cref="FileNotFoundException">There is none of this name.</exception>
    /// <exception cref="InvalidDefinitionException">It is no state machine; the message names state and reason.</exception>
    public static Task<StateMachine> ReadAsync(string name, string region, string accountId) => Names.Contains(name)
        ? StateMachine.LoadAsync(Path.Combine(Folder, name + Ending), variable => Value(variable, region, accountId))
        : throw new FileNotFoundException($"There is no workflow '{name}'; there are {string.Join(", ", Names)}.");

    private static string Value(string variable, string region, string accountId) => variable switch
    {
        "Partition" => "aws",
        _ when variable.EndsWith(WorkflowEnding, StringComparison.Ordinal) => $"arn:aws:states:{region}:{accountId}:stateMachine:{Kebab(variable[..^WorkflowEnding.Length])}",
        _ when variable.EndsWith(BucketEnding, StringComparison.Ordinal) => LakeObjects.Bucket,
        _ when variable.EndsWith(JobEnding, StringComparison.Ordinal) => variable[..^JobEnding.Length],
        _ => $"arn:aws:lambda:{region}:{accountId}:function:{variable}",
    };

    private static string Kebab(string pascal) => WordStart().Replace(pascal, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
