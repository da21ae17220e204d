using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Neptunedata;

public interface IAmazonNeptunedata : IAmazonService, IDisposable
{
    Task<ExecuteGremlinQueryResponse> ExecuteGremlinQueryAsync(ExecuteGremlinQueryRequest request, CancellationToken cancellationToken = default);

    Task<GetPropertygraphStreamResponse> GetPropertygraphStreamAsync(GetPropertygraphStreamRequest request, CancellationToken cancellationToken = default);

    Task<StartLoaderJobResponse> StartLoaderJobAsync(StartLoaderJobRequest request, CancellationToken cancellationToken = default);

    Task<GetLoaderJobStatusResponse> GetLoaderJobStatusAsync(GetLoaderJobStatusRequest request, CancellationToken cancellationToken = default);

    Task<CancelLoaderJobResponse> CancelLoaderJobAsync(CancelLoaderJobRequest request, CancellationToken cancellationToken = default);

    Task<StartMLDataProcessingJobResponse> StartMLDataProcessingJobAsync(StartMLDataProcessingJobRequest request, CancellationToken cancellationToken = default);

    Task<GetMLDataProcessingJobResponse> GetMLDataProcessingJobAsync(GetMLDataProcessingJobRequest request, CancellationToken cancellationToken = default);

    Task<StartMLModelTrainingJobResponse> StartMLModelTrainingJobAsync(StartMLModelTrainingJobRequest request, CancellationToken cancellationToken = default);

    Task<GetMLModelTrainingJobResponse> GetMLModelTrainingJobAsync(GetMLModelTrainingJobRequest request, CancellationToken cancellationToken = default);

    Task<CreateMLEndpointResponse> CreateMLEndpointAsync(CreateMLEndpointRequest request, CancellationToken cancellationToken = default);

    Task<GetMLEndpointResponse> GetMLEndpointAsync(GetMLEndpointRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonNeptunedataConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonNeptunedataClient(awsCredentials, (AmazonNeptunedataConfig)clientConfig);
}
