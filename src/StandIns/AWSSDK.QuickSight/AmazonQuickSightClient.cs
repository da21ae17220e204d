using Amazon.QuickSight.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Wire;

namespace Amazon.QuickSight;

public class AmazonQuickSightClient : AmazonServiceClient, IAmazonQuickSight
{
    public AmazonQuickSightClient()
        : base(new AmazonQuickSightConfig())
    {
    }

    public AmazonQuickSightClient(RegionEndpoint region)
        : base(new AmazonQuickSightConfig { RegionEndpoint = region })
    {
    }

    public AmazonQuickSightClient(AmazonQuickSightConfig config)
        : base(config)
    {
    }

    public AmazonQuickSightClient(AWSCredentials credentials)
        : base(credentials, new AmazonQuickSightConfig())
    {
    }

    public AmazonQuickSightClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonQuickSightConfig { RegionEndpoint = region })
    {
    }

    public AmazonQuickSightClient(AWSCredentials credentials, AmazonQuickSightConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonQuickSightConfig())
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonQuickSightConfig { RegionEndpoint = region })
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonQuickSightConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonQuickSightConfig())
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonQuickSightConfig { RegionEndpoint = region })
    {
    }

    public AmazonQuickSightClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonQuickSightConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => AmazonQuickSightConfig.Service;

    public virtual Task<GenerateEmbedUrlForAnonymousUserResponse> GenerateEmbedUrlForAnonymousUserAsync(GenerateEmbedUrlForAnonymousUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GenerateEmbedUrlForAnonymousUserResponse>(request, AmazonQuickSightConfig.Service.Operation<GenerateEmbedUrlForAnonymousUserResponse>("GenerateEmbedUrlForAnonymousUser", "POST", "/accounts/{AwsAccountId}/embed-url/anonymous-user"), cancellationToken);

    public virtual Task<GenerateEmbedUrlForRegisteredUserResponse> GenerateEmbedUrlForRegisteredUserAsync(GenerateEmbedUrlForRegisteredUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GenerateEmbedUrlForRegisteredUserResponse>(request, AmazonQuickSightConfig.Service.Operation<GenerateEmbedUrlForRegisteredUserResponse>("GenerateEmbedUrlForRegisteredUser", "POST", "/accounts/{AwsAccountId}/embed-url/registered-user"), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
