namespace CustomerJourney.Identity;

/// <summary>Invokes a served model by name: a SageMaker real-time endpoint on AWS, the same model code in process on one machine.</summary>
public interface IModelEndpoint
{
    /// <summary>Sends one request of JSON and returns the answer's JSON.</summary>
    /// <param name="endpoint">Name of the endpoint, as <c>identity-probabilistic</c>.</param>
    /// <param name="request">UTF-8 JSON, at most 6 MB (the service's limit).</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ModelEndpointException">The endpoint is not there or the model refused the request.</exception>
    Task<ReadOnlyMemory<byte>> InvokeAsync(string endpoint, ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
}
