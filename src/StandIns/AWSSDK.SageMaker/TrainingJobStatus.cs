using Amazon.Runtime;

namespace Amazon.SageMaker;

public class TrainingJobStatus : ConstantClass
{
    public static readonly TrainingJobStatus InProgress = new("InProgress");
    public static readonly TrainingJobStatus Completed = new("Completed");
    public static readonly TrainingJobStatus Failed = new("Failed");
    public static readonly TrainingJobStatus Stopping = new("Stopping");
    public static readonly TrainingJobStatus Stopped = new("Stopped");

    public TrainingJobStatus(string value)
        : base(value)
    {
    }

    public static TrainingJobStatus FindValue(string value) => FindValue<TrainingJobStatus>(value);

    public static implicit operator TrainingJobStatus(string value) => FindValue(value);
}
