using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.RedshiftDataAPIService;

public class AmazonRedshiftDataAPIServiceConfig : ClientConfig
{
    public AmazonRedshiftDataAPIServiceConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "redshift-data";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "Redshift Data",
        EndpointPrefix: "redshift-data",
        ApiVersion: "2019-12-20",
        ContentType: "application/x-amz-json-1.1",
        TargetPrefix: "RedshiftData",
        CamelCase: false,
        ModelNamespace: "Amazon.RedshiftDataAPIService.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonRedshiftDataAPIServiceException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
