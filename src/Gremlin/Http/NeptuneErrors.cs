using Gremlin.Engine;

namespace Gremlin.Http;

/// <summary>Refusals of the endpoint, and what other failures look like from outside.</summary>
internal static class NeptuneErrors
{
    public static GraphException Missing(string name) => new("MissingParameterException", $"The required parameter {name} is missing.");

    public static GraphException Invalid(string name, string wanted) => new("InvalidParameterException", $"The value of the parameter {name} is invalid; it must be {wanted}.");

    public static GraphException NotAllowed(string method) => new("MethodNotAllowedException", $"The method {method} is not supported here.");

    /// <summary>Code and message of any failure; what is the engine's own fault tells nothing of itself.</summary>
    public static (string Code, string Message) Describe(Exception failure) => failure switch
    {
        GraphException graph => (graph.Code, graph.Message),
        GremlinException query => (query.Code + "Exception", query.Message),
        OperationCanceledException => ("CancelledByUserException", "The request was cancelled."),
        OutOfMemoryException or InsufficientExecutionStackException => ("MemoryLimitExceededException", "The request needed more memory than there is."),
        _ => (ErrorStatus.InternalFailure, "An unexpected error has occurred."),
    };
}
