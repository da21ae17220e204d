using Amazon.Runtime;

namespace Amazon.SageMaker;

public class S3DataDistribution : ConstantClass
{
    public static readonly S3DataDistribution FullyReplicated = new("FullyReplicated");
    public static readonly S3DataDistribution ShardedByS3Key = new("ShardedByS3Key");

    public S3DataDistribution(string value)
        : base(value)
    {
    }

    public static S3DataDistribution FindValue(string value) => FindValue<S3DataDistribution>(value);

    public static implicit operator S3DataDistribution(string value) => FindValue(value);
}
