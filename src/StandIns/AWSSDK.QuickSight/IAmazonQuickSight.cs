using Amazon.QuickSight.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.QuickSight;

public interface IAmazonQuickSight : IAmazonService, IDisposable
{
    Task<GenerateEmbedUrlForAnonymousUserResponse> GenerateEmbedUrlForAnonymousUserAsync(GenerateEmbedUrlForAnonymousUserRequest request, CancellationToken cancellationToken = default);

    Task<GenerateEmbedUrlForRegisteredUserResponse> GenerateEmbedUrlForRegisteredUserAsync(GenerateEmbedUrlForRegisteredUserRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonQuickSightConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonQuickSightClient(awsCredentials, (AmazonQuickSightConfig)clientConfig);
}
