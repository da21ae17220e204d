namespace Amazon.SageMaker.Model;

public class StoppingCondition
{
    public int? MaxRuntimeInSeconds { get; set; }
}
