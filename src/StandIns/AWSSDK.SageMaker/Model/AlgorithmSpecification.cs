namespace Amazon.SageMaker.Model;

public class AlgorithmSpecification
{
    public string TrainingImage { get; set; }

    public TrainingInputMode TrainingInputMode { get; set; }

    public List<MetricDefinition> MetricDefinitions { get; set; }
}
