namespace Amazon.SageMaker.Model;

public class MetricDefinition
{
    public string Name { get; set; }

    public string Regex { get; set; }
}
