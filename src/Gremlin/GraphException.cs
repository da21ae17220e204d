namespace Gremlin;

/// <summary>The graph refused or ended a request; <see cref="Code"/> is Neptune's name for why.</summary>
public sealed class GraphException : Exception
{
    /// <summary>Reports a refusal.</summary>
    /// <param name="code">Neptune's error code, such as <c>ConcurrentModificationException</c>.</param>
    /// <param name="message">What is wrong and, where it is known, what to do.</param>
    /// <param name="innerException">What it came from, if anything.</param>
    public GraphException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Neptune's error code, such as <c>ConcurrentModificationException</c>.</summary>
    public string Code { get; }
}
