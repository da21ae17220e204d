using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using CustomerJourney.Identity;

namespace CustomerJourney.Aws.Identity;

/// <summary>Models served by SageMaker's real-time endpoints.</summary>
/// <param name="sageMaker">The client; it repeats calls that failed on the way, which for a model changes nothing.</param>
/// <param name="namePrefix">What comes before an endpoint's name in this environment: <c>STACK-</c>.</param>
public sealed class SageMakerEndpoints(IAmazonSageMakerRuntime sageMaker, string namePrefix) : IModelEndpoint
{
    private const string Json = "application/json";
    private const int LargestRequest = 6 * 1024 * 1024; // the service's limit

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(string endpoint, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        if (request.Length > LargestRequest)
            throw new ArgumentException($"A request has at most {LargestRequest} bytes; this one has {request.Length}.", nameof(request));
        using var body = new MemoryStream(request.ToArray(), writable: false);
        try
        {
            var answer = await sageMaker.InvokeEndpointAsync(
                new InvokeEndpointRequest { EndpointName = namePrefix + endpoint, ContentType = Json, Accept = Json, Body = body }, cancellationToken);
            return answer.Body.ToArray();
        }
        catch (AmazonSageMakerRuntimeException refusal)
        {
            // The service's own text may quote the model's answer, and with it the request.
            throw new ModelEndpointException($"The endpoint {namePrefix}{endpoint} refused: {refusal.ErrorCode ?? "no answer"} ({(int)refusal.StatusCode}), request {refusal.RequestId}.");
        }
    }
}
