namespace Gremlin.Engine;

/// <summary>Kinds of failure, named as Neptune names its error codes (without <c>Exception</c>).</summary>
public enum GremlinErrorCode
{
    /// <summary>The request is wrong in itself.</summary>
    BadRequest,

    /// <summary>The text is not Gremlin.</summary>
    MalformedQuery,

    /// <summary>A parameter has a value that cannot be.</summary>
    InvalidParameter,

    /// <summary>A needed parameter is not there.</summary>
    MissingParameter,

    /// <summary>The engine does not do that.</summary>
    UnsupportedOperation,

    /// <summary>A constraint of the graph would be broken, as an id that exists.</summary>
    ConstraintViolation,

    /// <summary>Another transaction changed what this one changes; try again.</summary>
    ConcurrentModification,

    /// <summary>The time limit ended the query.</summary>
    TimeLimitExceeded,

    /// <summary>The memory limit ended the query.</summary>
    MemoryLimitExceeded,

    /// <summary>Somebody cancelled the query.</summary>
    CancelledByUser,

    /// <summary>The text is too large.</summary>
    QueryTooLarge,

    /// <summary>The query asks for more than the engine allows.</summary>
    QueryLimit,

    /// <summary>A value is not a number or out of its range.</summary>
    InvalidNumericData,

    /// <summary>A write on a graph that may only be read.</summary>
    ReadOnlyViolation,

    /// <summary>A model behind an inference query is not there.</summary>
    MLResourceNotFound,

    /// <summary>The query itself failed while it ran, by <c>fail()</c> for one.</summary>
    FailureByQuery,

    /// <summary>A fault of the engine.</summary>
    InternalFailure,
}
