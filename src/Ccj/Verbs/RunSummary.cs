using System.Text.Json;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>A run's output as rows for people.</summary>
internal static class RunSummary
{
    /// <summary>What the run did, one figure a row.</summary>
    public static AnswerTable Of(JsonElement output, ExecutionDescription run)
    {
        var rows = new List<IReadOnlyList<object?>>();
        var files = output.GetProperty("files").EnumerateArray().ToList();
        var taken = files.Where(file => file.TryGetProperty("counts", out _)).Select(file => file.GetProperty("counts")).ToList();
        rows.Add(["files", files.Count]);
        foreach (var name in taken.SelectMany(counts => counts.EnumerateObject()).Select(count => count.Name).Distinct())
            rows.Add([$"rows {name}", taken.Sum(counts => counts.TryGetProperty(name, out var number) ? number.GetInt64() : 0)]);
        foreach (var failed in files.Where(file => file.TryGetProperty("failure", out _)))
            rows.Add([$"not taken: {failed.GetProperty("key").GetString()}", Text(failed.GetProperty("failure"), "Cause")]);
        Figures(rows, output.GetProperty("identity"));
        foreach (var milestone in output.GetProperty("milestones").GetProperty("milestones").EnumerateArray())
            rows.Add([$"milestone {Text(milestone, "milestone")}", milestone.GetProperty("customers").GetInt64()]);
        foreach (var propensity in output.GetProperty("propensities").EnumerateArray())
            rows.Add([$"propensity {Text(propensity, "propensity")}", propensity.TryGetProperty("failure", out var failure) ? Text(failure, "Cause") : Auc(propensity)]);
        rows.Add(["seconds", (run.StopTime!.Value - run.StartTime).TotalSeconds]);
        return new AnswerTable(["what", "value"], rows);
    }

    private static void Figures(List<IReadOnlyList<object?>> rows, JsonElement identity)
    {
        foreach (var name in new[] { "touchpoints", "parties", "customers", "anonymousCustomers", "ambiguousTouchpoints", "merges", "splits", "reviews" })
            rows.Add([name, identity.GetProperty(name).GetInt64()]);
    }

    private static object? Auc(JsonElement propensity) =>
        propensity.GetProperty("model").TryGetProperty("rocAuc", out var auc) ? auc.GetDouble() : Text(propensity.GetProperty("model"), "version");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
