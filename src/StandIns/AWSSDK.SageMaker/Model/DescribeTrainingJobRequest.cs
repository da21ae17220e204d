namespace Amazon.SageMaker.Model;

public class DescribeTrainingJobRequest : AmazonSageMakerRequest
{
    public string TrainingJobName { get; set; }
}
