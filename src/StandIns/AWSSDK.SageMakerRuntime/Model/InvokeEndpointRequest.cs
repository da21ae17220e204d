using Amazon.Wire;

namespace Amazon.SageMakerRuntime.Model;

public class InvokeEndpointRequest : AmazonSageMakerRuntimeRequest
{
    [WirePlace(WirePlace.Path, "EndpointName")]
    public string EndpointName { get; set; }

    [WirePlace(WirePlace.Payload)]
    public MemoryStream Body { get; set; }

    [WirePlace(WirePlace.Header, "Content-Type")]
    public string ContentType { get; set; }

    [WirePlace(WirePlace.Header, "Accept")]
    public string Accept { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Custom-Attributes")]
    public string CustomAttributes { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Target-Model")]
    public string TargetModel { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Target-Variant")]
    public string TargetVariant { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Target-Container-Hostname")]
    public string TargetContainerHostname { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Inference-Id")]
    public string InferenceId { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Enable-Explanations")]
    public string EnableExplanations { get; set; }

    [WirePlace(WirePlace.Header, "X-Amzn-SageMaker-Inference-Component")]
    public string InferenceComponentName { get; set; }
}
