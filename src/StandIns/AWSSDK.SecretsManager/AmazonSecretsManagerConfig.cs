using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Amazon.Wire;

namespace Amazon.SecretsManager;

public class AmazonSecretsManagerConfig : ClientConfig
{
    public AmazonSecretsManagerConfig()
        : base(WireConfiguration.Modes())
    {
        base.ServiceId = Service.ServiceId;
        AuthenticationServiceName = "secretsmanager";
        EndpointProvider = new WireEndpoints(Service.EndpointPrefix);
    }

    public static new string ServiceId => Service.ServiceId;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service.ServiceId, "4.0.0");

    internal static WireService Service { get; } = new(
        ServiceId: "Secrets Manager",
        EndpointPrefix: "secretsmanager",
        ApiVersion: "2017-10-17",
        ContentType: "application/x-amz-json-1.1",
        TargetPrefix: "secretsmanager",
        CamelCase: false,
        ModelNamespace: "Amazon.SecretsManager.Model",
        UnknownError: (message, inner, type, code, requestId, status) => new AmazonSecretsManagerException(message, inner, type, code, requestId, status));

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(WireEndpoints.ParametersOf(this));
}
