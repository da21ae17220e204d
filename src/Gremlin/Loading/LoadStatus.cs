namespace Gremlin.Loading;

/// <summary>How far a load is; the names are Neptune's.</summary>
public static class LoadStatus
{
    /// <summary>It waits for another one.</summary>
    public const string InQueue = "LOAD_IN_QUEUE";

    /// <summary>It has not begun.</summary>
    public const string NotStarted = "LOAD_NOT_STARTED";

    /// <summary>It runs.</summary>
    public const string InProgress = "LOAD_IN_PROGRESS";

    /// <summary>All is in, without an error.</summary>
    public const string Completed = "LOAD_COMPLETED";

    /// <summary>All that could be is in; some records had errors.</summary>
    public const string Failed = "LOAD_FAILED";

    /// <summary>Somebody cancelled it.</summary>
    public const string Cancelled = "LOAD_CANCELLED_BY_USER";

    /// <summary>A source file could not be read.</summary>
    public const string SourceError = "LOAD_S3_READ_ERROR";

    /// <summary>A load it depends on did not complete.</summary>
    public const string DependencyFailed = "LOAD_FAILED_BECAUSE_DEPENDENCY_NOT_SATISFIED";
}
