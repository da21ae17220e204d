using Amazon.Runtime;

namespace Amazon.SageMakerRuntime;

public class AmazonSageMakerRuntimeRequest : AmazonWebServiceRequest;
