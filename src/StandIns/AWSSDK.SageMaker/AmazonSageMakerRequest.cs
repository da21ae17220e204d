using Amazon.Runtime;

namespace Amazon.SageMaker;

public class AmazonSageMakerRequest : AmazonWebServiceRequest;
