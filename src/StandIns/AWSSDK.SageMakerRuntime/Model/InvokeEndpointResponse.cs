using Amazon.Runtime;
using Amazon.Wire;

namespace Amazon.SageMakerRuntime.Model;

public class InvokeEndpointResponse : AmazonWebServiceResponse
{
    [WirePlace(WirePlace.Payload)]
    public MemoryStream Body { get; set; }

    [WirePlace(WirePlace.Header, "Content-Type")]
    public string ContentType { get; set; }

    [WirePlace(WirePlace.Header, "x-Amzn-Invoked-Production-Variant")]
    public string InvokedProductionVariant { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Custom-Attributes")]
    public string CustomAttributes { get; set; }
}
