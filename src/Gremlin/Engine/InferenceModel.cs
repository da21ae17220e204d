namespace Gremlin.Engine;

/// <summary>Answers an inference query: the host's hook for Neptune ML.</summary>
/// <param name="request">What is asked.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <returns>Predictions, best first.</returns>
/// <exception cref="GremlinException">The endpoint is not there (<see cref="GremlinErrorCode.BadRequest"/>) or refused.</exception>
public delegate IReadOnlyList<InferencePrediction> InferenceModel(InferenceRequest request, CancellationToken cancellationToken);
