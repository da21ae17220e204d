using System.Text.Json;

namespace CustomerJourney.Functions.Workflows;

/// <summary>An error that a task state of a workflow tries again after.</summary>
/// <param name="Machine">The workflow.</param>
/// <param name="State">The task state.</param>
/// <param name="Error">The error.</param>
public sealed record WorkflowRetry(string Machine, string State, string Error)
{
    /// <summary>All that the workflows say.</summary>
    public static IEnumerable<WorkflowRetry> All() =>
        from task in Tasks()
        where task.Definition.TryGetProperty("Retry", out _)
        from retry in task.Definition.GetProperty("Retry").EnumerateArray()
        from error in retry.GetProperty("ErrorEquals").EnumerateArray()
        select new WorkflowRetry(task.Machine, task.State, error.GetString()!);

    /// <summary>Every task state of every workflow, those in maps and branches too.</summary>
    public static IEnumerable<(string Machine, string State, JsonElement Definition)> Tasks() =>
        Everywhere().Where(one => one.Definition.GetProperty("Type").GetString() == "Task");

    /// <summary>Every state that catches errors.</summary>
    public static IEnumerable<(string Machine, string State)> Catching() =>
        Everywhere().Where(one => one.Definition.TryGetProperty("Catch", out _)).Select(one => (one.Machine, one.State));

    private static IEnumerable<(string Machine, string State, JsonElement Definition)> Everywhere() =>
        from machine in WorkflowSources.Names
        from state in States(JsonDocument.Parse(File.ReadAllText(WorkflowSources.PathOf(machine))).RootElement)
        select (machine, state.Name, state.Value);

    private static IEnumerable<JsonProperty> States(JsonElement workflow)
    {
        foreach (var state in workflow.GetProperty("States").EnumerateObject())
        {
            yield return state;
            foreach (var inner in Inner(state.Value).SelectMany(States))
                yield return inner;
        }
    }

    private static IEnumerable<JsonElement> Inner(JsonElement state)
    {
        if (state.TryGetProperty("ItemProcessor", out var processor))
            return [processor];
        return state.TryGetProperty("Branches", out var branches) ? branches.EnumerateArray() : [];
    }
}
