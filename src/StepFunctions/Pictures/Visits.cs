namespace StepFunctions.Pictures;

/// <summary>What a history tells of each state and of the ways between them.</summary>
internal sealed class Visits
{
    private readonly Dictionary<string, StateVisits> _states = [];
    private readonly HashSet<(string From, string To)> _ways = [];

    /// <summary>Reads histories.</summary>
    public static Visits Of(IEnumerable<IReadOnlyList<HistoryEvent>> histories)
    {
        var visits = new Visits();
        foreach (var history in histories)
            visits.Read(history);
        return visits;
    }

    private void Read(IReadOnlyList<HistoryEvent> history)
    {
        var byId = history.GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.First());
        var state = new Dictionary<long, string>();
        foreach (var one in history)
            Read(one, byId, state);
    }

    /// <summary>Names of the states that were visited.</summary>
    public IEnumerable<string> Names => _states.Keys;

    /// <summary>What is known of a state.</summary>
    public StateVisits State(string name) => _states.GetValueOrDefault(name) ?? new StateVisits();

    /// <summary>Whether control went this way.</summary>
    public bool Taken(string from, string to) => _ways.Contains((from, to));

    private void Read(HistoryEvent one, Dictionary<long, HistoryEvent> byId, Dictionary<long, string> stateAt)
    {
        var previous = stateAt.GetValueOrDefault(one.PreviousId);
        if (one.Type.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            Of(one.StateName!).Enter(one.Timestamp);
            if (previous is not null && byId.TryGetValue(one.PreviousId, out var before) && before.Type.EndsWith("StateExited", StringComparison.Ordinal))
                _ways.Add((previous, one.StateName!));
            stateAt[one.Id] = one.StateName!;
            return;
        }

        var name = one.StateName is { } told && one.Type.EndsWith("StateExited", StringComparison.Ordinal) ? told : previous;
        if (name is null)
            return;
        stateAt[one.Id] = name;
        if (one.Type.EndsWith("StateExited", StringComparison.Ordinal))
            Of(name).Exit(one.Timestamp);
        else if (one.Type.EndsWith("Failed", StringComparison.Ordinal) || one.Type.EndsWith("TimedOut", StringComparison.Ordinal))
            Of(name).Fail(one);
        else if (one.Type == "TaskSubmitted" && ChildOf(one) is { } child)
            Of(name).Children.Add(child);
    }

    /// <summary>The execution that a task started, by its answer; null when it started none.</summary>
    private static string? ChildOf(HistoryEvent submitted)
    {
        if (submitted.Text("output") is not { } output || !output.Contains("\"ExecutionArn\"", StringComparison.Ordinal))
            return null;
        using var answer = JsonDocument.Parse(output);
        return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("ExecutionArn", out var arn) ? arn.GetString() : null;
    }

    private StateVisits Of(string name)
    {
        if (!_states.TryGetValue(name, out var visits))
            _states.Add(name, visits = new StateVisits());
        return visits;
    }
}
