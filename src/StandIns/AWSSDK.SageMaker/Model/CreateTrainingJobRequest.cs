namespace Amazon.SageMaker.Model;

public class CreateTrainingJobRequest : AmazonSageMakerRequest
{
    public string TrainingJobName { get; set; }

    public Dictionary<string, string> HyperParameters { get; set; }

    public AlgorithmSpecification AlgorithmSpecification { get; set; }

    public string RoleArn { get; set; }

    public List<Channel> InputDataConfig { get; set; }

    public OutputDataConfig OutputDataConfig { get; set; }

    public ResourceConfig ResourceConfig { get; set; }

    public VpcConfig VpcConfig { get; set; }

    public StoppingCondition StoppingCondition { get; set; }

    public List<Tag> Tags { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public bool? EnableInterContainerTrafficEncryption { get; set; }
}
