using Amazon.Runtime;

namespace Amazon.SageMaker;

public class TrainingInputMode : ConstantClass
{
    public static readonly TrainingInputMode File = new("File");
    public static readonly TrainingInputMode Pipe = new("Pipe");
    public static readonly TrainingInputMode FastFile = new("FastFile");

    public TrainingInputMode(string value)
        : base(value)
    {
    }

    public static TrainingInputMode FindValue(string value) => FindValue<TrainingInputMode>(value);

    public static implicit operator TrainingInputMode(string value) => FindValue(value);
}
