using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMakerRuntime.Model;
using Amazon.Wire;

namespace Amazon.SageMakerRuntime;

public class AmazonSageMakerRuntimeClient : AmazonServiceClient, IAmazonSageMakerRuntime
{
    public AmazonSageMakerRuntimeClient()
        : base(new AmazonSageMakerRuntimeConfig())
    {
    }

    public AmazonSageMakerRuntimeClient(RegionEndpoint region)
        : base(new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerRuntimeClient(AmazonSageMakerRuntimeConfig config)
        : base(config)
    {
    }

    public AmazonSageMakerRuntimeClient(AWSCredentials credentials)
        : base(credentials, new AmazonSageMakerRuntimeConfig())
    {
    }

    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, AmazonSageMakerRuntimeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerRuntimeConfig())
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerRuntimeConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerRuntimeConfig())
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSageMakerRuntimeConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => AmazonSageMakerRuntimeConfig.Service;

    public virtual Task<InvokeEndpointResponse> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<InvokeEndpointResponse>(request, AmazonSageMakerRuntimeConfig.Service.Operation<InvokeEndpointResponse>("InvokeEndpoint", "POST", "/endpoints/{EndpointName}/invocations"), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
