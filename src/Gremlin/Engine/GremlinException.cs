namespace Gremlin.Engine;

/// <summary>A query was refused or ended; nothing of its transaction remains.</summary>
public sealed class GremlinException : Exception
{
    /// <summary>Creates a failure of unknown kind.</summary>
    public GremlinException()
        : this(GremlinErrorCode.InternalFailure, "Internal failure.")
    {
    }

    /// <summary>Creates a failure of unknown kind.</summary>
    /// <param name="message">What went wrong.</param>
    public GremlinException(string message)
        : this(GremlinErrorCode.InternalFailure, message)
    {
    }

    /// <summary>Creates a failure of unknown kind.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Its cause.</param>
    public GremlinException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates a failure.</summary>
    /// <param name="code">Its kind.</param>
    /// <param name="message">Neptune's <c>detailedMessage</c>.</param>
    public GremlinException(GremlinErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>Creates a failure with its cause.</summary>
    /// <param name="code">Its kind.</param>
    /// <param name="message">Neptune's <c>detailedMessage</c>.</param>
    /// <param name="innerException">Its cause.</param>
    public GremlinException(GremlinErrorCode code, string message, Exception innerException)
        : base(message, innerException) => Code = code;

    /// <summary>The kind of failure.</summary>
    public GremlinErrorCode Code { get; } = GremlinErrorCode.InternalFailure;
}
