namespace StepFunctions.Pictures;

/// <summary>What an execution did at one state, all visits together.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Mark">done, recovered (failed tries, then left), failed or open.</param>
/// <param name="Entered">How often it was entered.</param>
/// <param name="Exited">How often it was left.</param>
/// <param name="Failures">Tries that failed.</param>
/// <param name="FirstEntered">When it was entered first, UTC.</param>
/// <param name="LastExited">When it was left last, UTC; null while a visit is open.</param>
/// <param name="Error">Name of the last error; null when none.</param>
/// <param name="Children">ARNs of the executions that its tasks started.</param>
public sealed record StateSummary(
    string State, string Mark, int Entered, int Exited, int Failures, DateTimeOffset FirstEntered, DateTimeOffset? LastExited, string? Error, IReadOnlyList<string> Children)
{
    /// <summary>The states that an execution has come to, in the order it first came to them.</summary>
    /// <param name="history">The execution's history.</param>
    /// <param name="children">The histories of the child executions of its distributed maps.</param>
    public static IReadOnlyList<StateSummary> Of(IReadOnlyList<HistoryEvent> history, IEnumerable<IReadOnlyList<HistoryEvent>>? children = null)
    {
        var visits = Visits.Of((children ?? []).Prepend(history));
        return [.. visits.Names.Select(name => Of(name, visits.State(name))).Where(one => one.Entered > 0).OrderBy(one => one.FirstEntered)];
    }

    private static StateSummary Of(string name, StateVisits visits) => new(
        name, visits.Mark, visits.Entered, visits.Exited, visits.Failures, visits.FirstEntered ?? default, visits.LastExited, visits.Error, [.. visits.Children]);
}
