namespace StepFunctions.Integrations;

/// <summary>A task failed in a way its state machine may name: <c>Retry</c> and <c>Catch</c> see <paramref name="error"/>.</summary>
/// <param name="error">The error's name: <c>Glue.ConcurrentRunsExceededException</c>.</param>
/// <param name="cause">The cause, for people.</param>
public sealed class TaskFailedException(string error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>The error's name.</summary>
    public string Error { get; } = error;

    /// <summary>The cause; null when the service gives none.</summary>
    public string? Cause { get; } = cause;
}
