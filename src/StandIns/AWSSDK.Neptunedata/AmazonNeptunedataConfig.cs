using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.Neptunedata;

public class AmazonNeptunedataConfig : ClientConfig
{
    public AmazonNeptunedataConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "neptune-db";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "neptunedata",
        EndpointPrefix: "neptune-db",
        ApiVersion: "2023-08-01",
        ContentType: "application/json",
        TargetPrefix: null,
        CamelCase: true,
        ModelNamespace: "Amazon.Neptunedata.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonNeptunedataException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
