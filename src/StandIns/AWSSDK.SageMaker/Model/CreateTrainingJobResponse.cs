using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public class CreateTrainingJobResponse : AmazonWebServiceResponse
{
    public string TrainingJobArn { get; set; }
}
