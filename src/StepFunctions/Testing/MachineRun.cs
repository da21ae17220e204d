using System.Globalization;

namespace StepFunctions.Testing;

/// <summary>How a tested machine ran. The <c>Must…</c> members throw <see cref="MachineAssertionException"/> when it ran otherwise.</summary>
public sealed class MachineRun
{
    private readonly RunObserver _observe;

    internal MachineRun(StateMachine machine, ExecutionDescription ended, IReadOnlyList<HistoryEvent> history, RunObserver observe)
    {
        (Machine, Description, History, _observe) = (machine, ended, history, observe);
    }

    /// <summary>The machine.</summary>
    public StateMachine Machine { get; }

    /// <summary>How it ended.</summary>
    public ExecutionDescription Description { get; }

    /// <summary>Its history.</summary>
    public IReadOnlyList<HistoryEvent> History { get; }

    /// <summary>The states entered, in order; those of parallel branches as they interleaved.</summary>
    public IReadOnlyList<string> Path => [.. History.Where(one => one.Type.EndsWith("StateEntered", StringComparison.Ordinal)).Select(one => one.StateName!)];

    /// <summary>The calls each task state made.</summary>
    public IReadOnlyDictionary<string, int> Attempts => _observe.Attempts;

    /// <summary>The length of each Wait entered, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _observe.Waits.Select(wait => TimeSpan.FromSeconds(wait.Seconds))];

    /// <summary>The waits before retries, in order.</summary>
    public IReadOnlyList<TimeSpan> RetryWaits => [.. _observe.Retries.Select(wait => TimeSpan.FromSeconds(wait.Seconds))];

    /// <summary>The output, JSON; null unless it succeeded.</summary>
    public string? Output => Description.Output;

    /// <summary>It succeeded, with this output if one is given (compared as JSON).</summary>
    public MachineRun MustSucceed(string? outputJson = null)
    {
        Must(Description.Status == ExecutionStatus.Succeeded, $"it ended {Description.Status} with {Description.Error}: {Description.Cause}");
        Must(outputJson is null || JsonElement.DeepEquals(Json.Parse(outputJson), Json.Parse(Output!)), $"its output is {Output}, not {outputJson}");
        return this;
    }

    /// <summary>It failed with this error.</summary>
    public MachineRun MustFail(string error, string? cause = null)
    {
        Must(Description.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut, $"it ended {Description.Status} with {Output}");
        Must(Description.Error == error, $"it failed with {Description.Error} ({Description.Cause}), not {error}");
        Must(cause is null || Description.Cause == cause, $"it failed because '{Description.Cause}', not '{cause}'");
        return this;
    }

    /// <summary>It entered these states and no others, in this order.</summary>
    public MachineRun MustTake(params string[] path)
    {
        Must(Path.SequenceEqual(path), $"it went {string.Join(" → ", Path)}, not {string.Join(" → ", path)}");
        return this;
    }

    /// <summary>It called a state's task so often.</summary>
    public MachineRun MustCall(string state, int times)
    {
        var calls = Attempts.GetValueOrDefault(state);
        Must(calls == times, string.Create(CultureInfo.InvariantCulture, $"it called {state} {calls} times, not {times}"));
        return this;
    }

    /// <summary>Its Wait states took so long, in order.</summary>
    public MachineRun MustWait(params double[] seconds)
    {
        Must(Waits.Select(wait => wait.TotalSeconds).SequenceEqual(seconds), $"it waited {Seconds(Waits)} s, not {Seconds(seconds.Select(TimeSpan.FromSeconds))} s");
        return this;
    }

    /// <summary>It waited so long before its retries, in order.</summary>
    public MachineRun MustRetryAfter(params double[] seconds)
    {
        Must(RetryWaits.Select(wait => wait.TotalSeconds).SequenceEqual(seconds), $"it retried after {Seconds(RetryWaits)} s, not {Seconds(seconds.Select(TimeSpan.FromSeconds))} s");
        return this;
    }

    private static string Seconds(IEnumerable<TimeSpan> waits) => string.Join(", ", waits.Select(wait => wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)));

    private static void Must(bool holds, string otherwise)
    {
        if (!holds)
            throw new MachineAssertionException($"The machine ran otherwise: {otherwise}.");
    }
}
