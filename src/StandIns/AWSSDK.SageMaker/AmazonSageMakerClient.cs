using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Amazon.Wire;

namespace Amazon.SageMaker;

public class AmazonSageMakerClient : AmazonServiceClient, IAmazonSageMaker
{
    public AmazonSageMakerClient()
        : base(new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(RegionEndpoint region)
        : base(new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AmazonSageMakerConfig config)
        : base(config)
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials)
        : base(credentials, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => AmazonSageMakerConfig.Service;

    public virtual Task<CreateTrainingJobResponse> CreateTrainingJobAsync(CreateTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateTrainingJobResponse>(request, AmazonSageMakerConfig.Service.Operation<CreateTrainingJobResponse>("CreateTrainingJob"), cancellationToken);

    public virtual Task<DescribeTrainingJobResponse> DescribeTrainingJobAsync(DescribeTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTrainingJobResponse>(request, AmazonSageMakerConfig.Service.Operation<DescribeTrainingJobResponse>("DescribeTrainingJob"), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
