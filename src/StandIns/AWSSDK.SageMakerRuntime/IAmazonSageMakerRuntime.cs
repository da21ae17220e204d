using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMakerRuntime.Model;

namespace Amazon.SageMakerRuntime;

public interface IAmazonSageMakerRuntime : IAmazonService, IDisposable
{
    Task<InvokeEndpointResponse> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSageMakerRuntimeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSageMakerRuntimeClient(awsCredentials, (AmazonSageMakerRuntimeConfig)clientConfig);
}
