using Gremlin.Engine;

namespace Gremlin.Http;

/// <summary>What <c>--faults</c> switches on: errors on request and a stub in place of models, for tests of what calls the endpoint.</summary>
public static class TestFaults
{
    /// <summary>The header by which a request asks for a fault: a code of Neptune's, or <c>cut</c>.</summary>
    public const string Header = "X-Fault";

    /// <summary>Endpoints of this beginning are not there.</summary>
    private const string NoSuchEndpoint = "no-such";

    private const double StubScore = 0.75;

    /// <summary>The endpoint's options with faults and stub.</summary>
    public static EndpointOptions Options { get; } = new() { FaultHeader = Header, Query = QueryOptions.Default with { Inference = Infer } };

    /// <summary>Answers any endpoint but those whose name begins with <c>no-such</c>: a class, a number, or the vertices that the target label has — none known here, so the vertex itself.</summary>
    private static IReadOnlyList<InferencePrediction> Infer(InferenceRequest request, CancellationToken cancellationToken)
    {
        if (request.Endpoint.StartsWith(NoSuchEndpoint, StringComparison.Ordinal))
            throw new GremlinException(GremlinErrorCode.BadRequest, $"Endpoint {request.Endpoint} not found.");
        return request.Kind switch
        {
            InferenceKind.Classification => [new InferencePrediction("stub class", StubScore)],
            InferenceKind.Regression => [new InferencePrediction(0.5, StubScore)],
            _ => [new InferencePrediction(request.VertexId, StubScore)],
        };
    }
}
