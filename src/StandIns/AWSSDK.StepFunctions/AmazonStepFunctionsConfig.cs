using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsConfig : ClientConfig
{
    public AmazonStepFunctionsConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "states";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "SFN",
        EndpointPrefix: "states",
        ApiVersion: "2016-11-23",
        ContentType: "application/x-amz-json-1.0",
        TargetPrefix: "AWSStepFunctions",
        CamelCase: true,
        ModelNamespace: "Amazon.StepFunctions.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonStepFunctionsException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
