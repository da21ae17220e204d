namespace Gremlin.Http;

/// <summary>Neptune's error codes and the HTTP status each goes with.</summary>
internal static class ErrorStatus
{
    public const string InternalFailure = "InternalFailureException";

    private static readonly Dictionary<string, int> NotBadRequest = new(StringComparer.Ordinal)
    {
        ["AccessDeniedException"] = 403,
        ["BulkLoadIdNotFoundException"] = 404,
        ["MLResourceNotFoundException"] = 404,
        ["StreamRecordsNotFoundException"] = 404,
        ["MethodNotAllowedException"] = 405,
        ["ClientTimeoutException"] = 408,
        ["TooManyRequestsException"] = 429,
        ["ConcurrentModificationException"] = 500,
        ["FailureByQueryException"] = 500,
        ["MemoryLimitExceededException"] = 500,
        ["QueryLimitExceededException"] = 500,
        ["ThrottlingException"] = 500,
        ["TimeLimitExceededException"] = 500,
        ["CancelledByUserException"] = 500,
        [InternalFailure] = 500,
        ["ServerShutdownException"] = 500,
    };

    /// <summary>The status; all codes not listed are the caller's mistake.</summary>
    public static int Of(string code) => NotBadRequest.GetValueOrDefault(code, 400);
}
