namespace StepFunctions.Executions;

/// <summary>The errors the language itself knows, with the service's words.</summary>
internal static class Errors
{
    /// <summary>Everything but <c>States.Runtime</c> and <c>States.DataLimitExceeded</c>.</summary>
    public const string All = "States.ALL";

    /// <summary>Took too long.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>Was silent too long.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>Any error but a timeout.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>Data does not fit the definition.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>More than 256 KiB.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>The most bytes a state's input, output or result may have.</summary>
    public const int MaxPayloadBytes = 262_144;

    /// <summary>The most events an execution's history may have.</summary>
    public const long MaxEvents = 25_000;

    /// <summary>Data did not fit what a state asks of it.</summary>
    public static StateErrorException RuntimeIn(string state, long enteredEventId, string what) =>
        new(Runtime, InState(state, enteredEventId, what));

    /// <summary>The service's beginning of such causes.</summary>
    public static string InState(string state, long enteredEventId, string what) =>
        FormattableString.Invariant($"An error occurred while executing the state '{state}' (entered at the event id #{enteredEventId}). {what}");

    /// <summary>A payload is too large.</summary>
    public static StateErrorException TooLarge(string what) =>
        new(DataLimitExceeded, $"The state/task '{what}' returned a result with a size exceeding the maximum number of bytes service limit.");

    /// <summary>A task took too long, or was silent too long: the service reports both as a timeout, and a catcher may name the second by itself.</summary>
    public static StateErrorException TimedOut(bool silent, string? cause = null) => new(Timeout, cause) { AlsoKnownAs = silent ? HeartbeatTimeout : null };

    /// <summary>Whether a retrier or catcher that names <paramref name="names"/> takes the failure.</summary>
    public static bool Match(IReadOnlyList<string> names, StateErrorException failure) =>
        Match(names, failure.Error) || (failure.AlsoKnownAs is { } other && names.Contains(other));

    /// <summary>Whether a retrier or catcher that names <paramref name="names"/> takes the error.</summary>
    public static bool Match(IReadOnlyList<string> names, string? error) => names.Any(name => name == error || name switch
    {
        All => error is not (Runtime or DataLimitExceeded),
        TaskFailed => error is not (Runtime or DataLimitExceeded or Timeout or HeartbeatTimeout),
        Timeout => error == HeartbeatTimeout,
        _ => false,
    });
}
