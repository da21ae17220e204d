namespace StepFunctions.Executions;

/// <summary>A state failed with an error that its <c>Retry</c> and <c>Catch</c> may name.</summary>
internal sealed class StateErrorException(string? error, string? cause) : Exception(error)
{
    /// <summary>The error's name.</summary>
    public string? Error { get; } = error;

    /// <summary>Another name a retrier or catcher may know the error by; null when there is none.</summary>
    public string? AlsoKnownAs { get; init; }

    /// <summary>The error's cause.</summary>
    public string? Cause { get; } = cause;
}
