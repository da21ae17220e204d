using Amazon.Runtime;

namespace Amazon.SageMaker;

public class S3DataType : ConstantClass
{
    public static readonly S3DataType S3Prefix = new("S3Prefix");
    public static readonly S3DataType ManifestFile = new("ManifestFile");
    public static readonly S3DataType AugmentedManifestFile = new("AugmentedManifestFile");

    public S3DataType(string value)
        : base(value)
    {
    }

    public static S3DataType FindValue(string value) => FindValue<S3DataType>(value);

    public static implicit operator S3DataType(string value) => FindValue(value);
}
