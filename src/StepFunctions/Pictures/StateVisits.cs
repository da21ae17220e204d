namespace StepFunctions.Pictures;

/// <summary>The visits of one state.</summary>
internal sealed class StateVisits
{
    private readonly Queue<DateTimeOffset> _open = new();

    /// <summary>How often it was entered.</summary>
    public int Entered { get; private set; }

    /// <summary>How often it was left.</summary>
    public int Exited { get; private set; }

    /// <summary>How many tries failed.</summary>
    public int Failures { get; private set; }

    /// <summary>All its visits together.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>The last error.</summary>
    public string? Error { get; private set; }

    /// <summary>When it was entered first.</summary>
    public DateTimeOffset? FirstEntered { get; private set; }

    /// <summary>When it was left last; null while a visit is open.</summary>
    public DateTimeOffset? LastExited { get; private set; }

    /// <summary>ARNs of the executions that its tasks started.</summary>
    public List<string> Children { get; } = [];

    /// <summary>Its class in the picture.</summary>
    public string Mark => (Entered, Exited == Entered, Failures) switch
    {
        (0, _, _) => "untouched",
        (_, true, 0) => "done",
        (_, true, _) => "recovered",
        (_, false, > 0) => "failed",
        _ => "open",
    };

    public void Enter(DateTimeOffset at)
    {
        Entered++;
        _open.Enqueue(at);
        FirstEntered ??= at;
        LastExited = null;
    }

    public void Exit(DateTimeOffset at)
    {
        Exited++;
        if (_open.TryDequeue(out var entered))
            Time += at - entered;
        LastExited = _open.Count == 0 ? at : null;
    }

    public void Fail(HistoryEvent failure)
    {
        Failures++;
        Error = failure.Text("error") ?? Error;
    }
}
