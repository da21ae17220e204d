using System.Diagnostics.CodeAnalysis;

namespace Gremlin.Engine;

/// <summary>Makes the engine's one kind of failure of whatever ended a query.</summary>
internal static class Failures
{
    private const string Ending = "Exception";

    public static bool TryTranslate(Exception failure, CancellationToken cancellationToken, [NotNullWhen(true)] out GremlinException? translated)
    {
        translated = failure switch
        {
            GraphException refused => new GremlinException(CodeOf(refused.Code), refused.Message, refused),
            OperationCanceledException when cancellationToken.IsCancellationRequested => new GremlinException(GremlinErrorCode.CancelledByUser, "The query was cancelled.", failure),
            InsufficientExecutionStackException => new GremlinException(GremlinErrorCode.QueryLimit, "The query is nested too deeply to be run.", failure),
            OutOfMemoryException => new GremlinException(GremlinErrorCode.MemoryLimitExceeded, "The query needs more memory than there is.", failure),
            GremlinException => null,
            _ => new GremlinException(GremlinErrorCode.InternalFailure, "The query met a fault of the engine.", failure),
        };
        return translated is not null;
    }

    private static GremlinErrorCode CodeOf(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal) && Enum.TryParse<GremlinErrorCode>(name[..^Ending.Length], out var code) ? code : GremlinErrorCode.InternalFailure;
}
