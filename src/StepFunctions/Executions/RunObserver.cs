namespace StepFunctions.Executions;

/// <summary>Counts what tests ask about: calls, waits, retries.</summary>
internal sealed class RunObserver
{
    /// <summary>Calls a task state made.</summary>
    public Dictionary<string, int> Attempts { get; } = [];

    /// <summary>The seconds of each Wait entered, in order.</summary>
    public List<(string State, double Seconds)> Waits { get; } = [];

    /// <summary>The seconds before each retry, in order.</summary>
    public List<(string State, double Seconds)> Retries { get; } = [];

    public void Attempted(string state) => Attempts[state] = Attempts.GetValueOrDefault(state) + 1;

    public void Waited(string state, double seconds) => Waits.Add((state, seconds));

    public void Retried(string state, double seconds) => Retries.Add((state, seconds));
}
