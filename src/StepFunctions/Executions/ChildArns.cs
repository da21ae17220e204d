namespace StepFunctions.Executions;

/// <summary>The ARNs of distributed maps and their child executions.</summary>
internal static class ChildArns
{
    /// <summary>How the ARNs of an execution's children begin.</summary>
    public static string Prefix(Execution execution) => execution.Machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + "/";

    /// <summary>A child execution's ARN.</summary>
    public static string Child(Execution execution, string label, string id) => $"{Prefix(execution)}{label}:{id}";

    /// <summary>How the ARNs of an execution's map runs begin.</summary>
    public static string MapRunPrefix(Execution execution) => execution.Machine.Arn.Replace(":stateMachine:", ":mapRun:", StringComparison.Ordinal) + "/";

    /// <summary>A map run's ARN.</summary>
    public static string MapRun(Execution execution, string label, string id) => $"{MapRunPrefix(execution)}{label}:{id}";
}
