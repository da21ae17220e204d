using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Wire;

/// <summary>A service's address: the one configured, else that of its region.</summary>
internal sealed class WireEndpoints(string prefix) : IEndpointProvider
{
    private const string Address = "Endpoint";
    private const string Region = "Region";

    public static EndpointParameters ParametersOf(IClientConfig config)
    {
        var parameters = new EndpointParameters { [Address] = config.ServiceURL, [Region] = config.RegionEndpoint?.SystemName };
        return parameters;
    }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters[Address] is string { Length: > 0 } address)
            return new Endpoint(address);
        if (parameters[Region] is not string region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        var suffix = RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;
        return new Endpoint($"https://{prefix}.{region}.{suffix}");
    }
}
