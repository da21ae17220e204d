using System.Text.RegularExpressions;
using StepFunctions.Executions;
using StepFunctions.Testing;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What the state machine verbs print and fill in.</summary>
internal static partial class StateMachineText
{
    /// <summary>Stands for a deployed thing's ARN where a machine is only tested or drawn.</summary>
    public static string Placeholder(string name) => $"arn:aws:lambda:us-east-1:123456789012:function:{name}";

    /// <summary>A definition with every <c>${Name}</c> filled.</summary>
    public static string Filled(string definition) => Substitution().Replace(definition, match => Placeholder(match.Groups[1].Value));

    /// <summary>Prints how a test case ran; true when it ended as expected.</summary>
    public static bool Print(string testCase, MachineRun run, string expect)
    {
        var ended = run.Description.Status == ExecutionStatus.Succeeded ? "SUCCEEDED" : run.Description.Error ?? "FAILED";
        Console.WriteLine($"{(ended == expect ? "passed" : "FAILED")}  {testCase}: {ended}{(ended == expect ? "" : $", expected {expect}")}");
        Console.WriteLine($"  path      {string.Join(" → ", run.Path)}");
        if (run.Attempts.Count > 0)
            Console.WriteLine($"  attempts  {string.Join(", ", run.Attempts.Select(one => FormattableString.Invariant($"{one.Key} {one.Value}")))}");
        if (run.Waits.Count > 0)
            Console.WriteLine($"  waits     {string.Join(", ", run.Waits.Select(wait => FormattableString.Invariant($"{wait.TotalSeconds} s")))}");
        if (run.RetryWaits.Count > 0)
            Console.WriteLine($"  retries   after {string.Join(", ", run.RetryWaits.Select(wait => FormattableString.Invariant($"{wait.TotalSeconds} s")))}");
        Console.WriteLine(run.Output is null ? $"  cause     {run.Description.Cause}" : $"  output    {run.Output}");
        return ended == expect;
    }

    [GeneratedRegex(@"\$\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Substitution();
}
