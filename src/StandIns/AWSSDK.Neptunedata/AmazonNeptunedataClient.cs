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

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
