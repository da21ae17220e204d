using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Wire;

/// <summary>What is particular to a service: its names, its protocol, its exceptions.</summary>
/// <param name="ServiceId">As in <c>AWS_ENDPOINT_URL_…</c>.</param>
/// <param name="EndpointPrefix">First label of the regional host name.</param>
/// <param name="ApiVersion">Date of the service's model.</param>
/// <param name="ContentType">Of requests.</param>
/// <param name="TargetPrefix">Of the header <c>X-Amz-Target</c>; null for a REST service.</param>
/// <param name="CamelCase">Whether names in JSON begin in lower case.</param>
/// <param name="ModelNamespace">Where the service's exceptions are, by their code.</param>
/// <param name="UnknownError">Makes the service's general exception.</param>
internal sealed record WireService(
    string ServiceId,
    string EndpointPrefix,
    string ApiVersion,
    string ContentType,
    string TargetPrefix,
    bool CamelCase,
    string ModelNamespace,
    Func<string, Exception, ErrorType, string, string, HttpStatusCode, AmazonServiceException> UnknownError) : IServiceMetadata
{
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>How one operation is sent and read.</summary>
    public InvokeOptions Operation<TResponse>(string name, string method = "POST", string path = "/", string hostPrefix = null)
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new WireMarshaller(this, name, method, path, hostPrefix),
            ResponseUnmarshaller = new WireUnmarshaller<TResponse>(this),
        };

    /// <summary>Puts in the handlers that every generated client has.</summary>
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new WireEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new WireAuthHandler());
    }
}
