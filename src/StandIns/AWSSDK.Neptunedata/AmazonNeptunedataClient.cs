using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Wire;

namespace Amazon.Neptunedata;

public class AmazonNeptunedataClient : AmazonServiceClient, IAmazonNeptunedata
{
    public AmazonNeptunedataClient()
        : base(new AmazonNeptunedataConfig())
    {
    }

    public AmazonNeptunedataClient(RegionEndpoint region)
        : base(new AmazonNeptunedataConfig { RegionEndpoint = region })
    {
    }

    public AmazonNeptunedataClient(AmazonNeptunedataConfig config)
        : base(config)
    {
    }

    public AmazonNeptunedataClient(AWSCredentials credentials)
        : base(credentials, new AmazonNeptunedataConfig())
    {
    }

    public AmazonNeptunedataClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonNeptunedataConfig { RegionEndpoint = region })
    {
    }

    public AmazonNeptunedataClient(AWSCredentials credentials, AmazonNeptunedataConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonNeptunedataConfig())
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonNeptunedataConfig { RegionEndpoint = region })
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonNeptunedataConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonNeptunedataConfig())
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonNeptunedataConfig { RegionEndpoint = region })
    {
    }

    public AmazonNeptunedataClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonNeptunedataConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => AmazonNeptunedataConfig.Service;

    public virtual Task<ExecuteGremlinQueryResponse> ExecuteGremlinQueryAsync(ExecuteGremlinQueryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ExecuteGremlinQueryResponse>(request, AmazonNeptunedataConfig.Service.Operation<ExecuteGremlinQueryResponse>("ExecuteGremlinQuery", "POST", "/gremlin"), cancellationToken);

    public virtual Task<GetPropertygraphStreamResponse> GetPropertygraphStreamAsync(GetPropertygraphStreamRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetPropertygraphStreamResponse>(request, AmazonNeptunedataConfig.Service.Operation<GetPropertygraphStreamResponse>("GetPropertygraphStream", "GET", "/propertygraph/stream"), cancellationToken);

    public virtual Task<StartLoaderJobResponse> StartLoaderJobAsync(StartLoaderJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartLoaderJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<StartLoaderJobResponse>("StartLoaderJob", "POST", "/loader"), cancellationToken);

    public virtual Task<GetLoaderJobStatusResponse> GetLoaderJobStatusAsync(GetLoaderJobStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetLoaderJobStatusResponse>(request, AmazonNeptunedataConfig.Service.Operation<GetLoaderJobStatusResponse>("GetLoaderJobStatus", "GET", "/loader/{loadId}"), cancellationToken);

    public virtual Task<CancelLoaderJobResponse> CancelLoaderJobAsync(CancelLoaderJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CancelLoaderJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<CancelLoaderJobResponse>("CancelLoaderJob", "DELETE", "/loader/{loadId}"), cancellationToken);

    public virtual Task<StartMLDataProcessingJobResponse> StartMLDataProcessingJobAsync(StartMLDataProcessingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartMLDataProcessingJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<StartMLDataProcessingJobResponse>("StartMLDataProcessingJob", "POST", "/ml/dataprocessing"), cancellationToken);

    public virtual Task<GetMLDataProcessingJobResponse> GetMLDataProcessingJobAsync(GetMLDataProcessingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMLDataProcessingJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<GetMLDataProcessingJobResponse>("GetMLDataProcessingJob", "GET", "/ml/dataprocessing/{id}"), cancellationToken);

    public virtual Task<StartMLModelTrainingJobResponse> StartMLModelTrainingJobAsync(StartMLModelTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartMLModelTrainingJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<StartMLModelTrainingJobResponse>("StartMLModelTrainingJob", "POST", "/ml/modeltraining"), cancellationToken);

    public virtual Task<GetMLModelTrainingJobResponse> GetMLModelTrainingJobAsync(GetMLModelTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMLModelTrainingJobResponse>(request, AmazonNeptunedataConfig.Service.Operation<GetMLModelTrainingJobResponse>("GetMLModelTrainingJob", "GET", "/ml/modeltraining/{id}"), cancellationToken);

    public virtual Task<CreateMLEndpointResponse> CreateMLEndpointAsync(CreateMLEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateMLEndpointResponse>(request, AmazonNeptunedataConfig.Service.Operation<CreateMLEndpointResponse>("CreateMLEndpoint", "POST", "/ml/endpoints"), cancellationToken);

    public virtual Task<GetMLEndpointResponse> GetMLEndpointAsync(GetMLEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMLEndpointResponse>(request, AmazonNeptunedataConfig.Service.Operation<GetMLEndpointResponse>("GetMLEndpoint", "GET", "/ml/endpoints/{id}"), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
