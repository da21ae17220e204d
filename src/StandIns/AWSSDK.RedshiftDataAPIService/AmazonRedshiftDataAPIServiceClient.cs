using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Wire;

namespace Amazon.RedshiftDataAPIService;

public class AmazonRedshiftDataAPIServiceClient : AmazonServiceClient, IAmazonRedshiftDataAPIService
{
    public AmazonRedshiftDataAPIServiceClient()
        : base(new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(RegionEndpoint region)
        : base(new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AmazonRedshiftDataAPIServiceConfig config)
        : base(config)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials)
        : base(credentials, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => AmazonRedshiftDataAPIServiceConfig.Service;

    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ExecuteStatementResponse>(request, AmazonRedshiftDataAPIServiceConfig.Service.Operation<ExecuteStatementResponse>("ExecuteStatement"), cancellationToken);

    public virtual Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchExecuteStatementResponse>(request, AmazonRedshiftDataAPIServiceConfig.Service.Operation<BatchExecuteStatementResponse>("BatchExecuteStatement"), cancellationToken);

    public virtual Task<DescribeStatementResponse> DescribeStatementAsync(DescribeStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStatementResponse>(request, AmazonRedshiftDataAPIServiceConfig.Service.Operation<DescribeStatementResponse>("DescribeStatement"), cancellationToken);

    public virtual Task<GetStatementResultResponse> GetStatementResultAsync(GetStatementResultRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetStatementResultResponse>(request, AmazonRedshiftDataAPIServiceConfig.Service.Operation<GetStatementResultResponse>("GetStatementResult"), cancellationToken);

    public virtual Task<CancelStatementResponse> CancelStatementAsync(CancelStatementRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CancelStatementResponse>(request, AmazonRedshiftDataAPIServiceConfig.Service.Operation<CancelStatementResponse>("CancelStatement"), cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => WireService.Customize(pipeline);
}
