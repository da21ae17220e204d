using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.QuickSight;

public class AmazonQuickSightConfig : ClientConfig
{
    public AmazonQuickSightConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "quicksight";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "QuickSight",
        EndpointPrefix: "quicksight",
        ApiVersion: "2018-04-01",
        ContentType: "application/json",
        TargetPrefix: null,
        CamelCase: false,
        ModelNamespace: "Amazon.QuickSight.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonQuickSightException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
