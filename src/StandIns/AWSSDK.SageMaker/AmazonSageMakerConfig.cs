using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.SageMaker;

public class AmazonSageMakerConfig : ClientConfig
{
    public AmazonSageMakerConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "SageMaker",
        EndpointPrefix: "api.sagemaker",
        ApiVersion: "2017-07-24",
        ContentType: "application/x-amz-json-1.1",
        TargetPrefix: "SageMaker",
        CamelCase: false,
        ModelNamespace: "Amazon.SageMaker.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonSageMakerException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
