using System.Globalization;
using System.Text.Json;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>A run's output as rows for people.</summary>
internal static class RunSummary
{
    private static readonly (string Name, string Words)[] Identity =
    [
        ("touchpoints", "touchpoints"), ("parties", "party records"), ("customers", "customers"), ("anonymousCustomers", "anonymous customers"),
        ("ambiguousTouchpoints", "ambiguous touchpoints"), ("merges", "merges"), ("splits", "splits"), ("reviews", "reviews"),
    ];

    /// <summary>What the run did, one figure a row.</summary>
    public static AnswerTable Of(JsonElement output, ExecutionDescription run)
    {
        var rows = new List<IReadOnlyList<object?>>();
        var files = output.GetProperty("files");
        rows.Add(["files", files.GetProperty("all").GetInt64()]);
        rows.Add(["files of this run", files.GetProperty("new").GetInt64()]);
        foreach (var count in files.GetProperty("allCounts").EnumerateObject())
            rows.Add([$"rows {count.Name}", count.Value.GetInt64()]);
        rows.Add(["files not taken, or not whole", files.GetProperty("wrongFiles").GetInt64()]);
        Figures(rows, output.GetProperty("identity"));
        foreach (var milestone in output.GetProperty("milestones").GetProperty("milestones").EnumerateArray())
            rows.Add([$"milestone {Text(milestone, "milestone")}", milestone.GetProperty("customers").GetInt64()]);
        foreach (var propensity in output.GetProperty("propensities").EnumerateArray())
            rows.Add([$"ROC-AUC of {Text(propensity, "propensity")}", ToldFailure.In(propensity) is { } failure ? failure.Cause : Auc(propensity)]);
        rows.Add(["seconds", (run.StopTime!.Value - run.StartTime).TotalSeconds]);
        return new AnswerTable(["what", "value"], rows);
    }

    /// <summary>A paragraph for every file that was not taken, or was not read to its end.</summary>
    public static IReadOnlyList<string> WrongFiles(JsonElement output)
    {
        var files = output.GetProperty("files");
        List<string> told = [.. files.GetProperty("wrong").EnumerateArray().Select(Wrong).OfType<string>()];
        if (files.GetProperty("wrongFiles").GetInt32() - told.Count is > 0 and var more)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{more} more files were not taken, or not to their end; curated/runs/{output.GetProperty("runId").GetString()}/ tells of each."));
        return told;
    }

    private static string? Wrong(JsonElement file)
    {
        if (ToldFailure.In(file) is { } failure)
            return $"{Text(file, "key")} was not taken: {failure.Cause}";
        return Text(file, "damage") is { Length: > 0 } damage
            ? $"{Text(file, "key")} was not read to its end: {damage}. The rows before it are in; deliver the file again whole, and nothing comes twice."
            : null;
    }

    private static void Figures(List<IReadOnlyList<object?>> rows, JsonElement identity)
    {
        foreach (var (name, words) in Identity)
            rows.Add([words, identity.GetProperty(name).GetInt64()]);
    }

    private static object? Auc(JsonElement propensity) =>
        propensity.GetProperty("model").TryGetProperty("rocAuc", out var auc) ? auc.GetDouble() : Text(propensity.GetProperty("model"), "version");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
