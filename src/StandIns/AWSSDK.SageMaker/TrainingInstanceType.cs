using Amazon.Runtime;

namespace Amazon.SageMaker;

public class TrainingInstanceType : ConstantClass
{
    public TrainingInstanceType(string value)
        : base(value)
    {
    }

    public static TrainingInstanceType FindValue(string value) => FindValue<TrainingInstanceType>(value);

    public static implicit operator TrainingInstanceType(string value) => FindValue(value);
}
