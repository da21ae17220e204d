namespace CustomerJourney.Graph;

/// <summary>The graph refused or ended a query; <see cref="Code"/> is what a state machine's <c>Retry</c> names.</summary>
public sealed class GraphQueryException : Exception
{
    /// <summary>Reports a refusal.</summary>
    /// <param name="code">Neptune's error code, as <c>ConcurrentModificationException</c>.</param>
    /// <param name="message">What the engine says; no personal value.</param>
    /// <param name="innerException">What it came from, if anything.</param>
    public GraphQueryException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Neptune's error code, as <c>ConcurrentModificationException</c>.</summary>
    public string Code { get; }
}
