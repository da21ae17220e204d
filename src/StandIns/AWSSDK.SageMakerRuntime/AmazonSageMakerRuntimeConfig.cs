using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.SageMakerRuntime;

public class AmazonSageMakerRuntimeConfig : ClientConfig
{
    public AmazonSageMakerRuntimeConfig()
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
        ServiceId: "SageMaker Runtime",
        EndpointPrefix: "runtime.sagemaker",
        ApiVersion: "2017-05-13",
        ContentType: "application/json",
        TargetPrefix: null,
        CamelCase: false,
        ModelNamespace: "Amazon.SageMakerRuntime.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonSageMakerRuntimeException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
