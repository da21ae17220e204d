using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class S3BucketRegion : ConstantClass
{
    public static readonly S3BucketRegion UsEast1 = new("us-east-1");
    public static readonly S3BucketRegion UsEast2 = new("us-east-2");
    public static readonly S3BucketRegion UsWest1 = new("us-west-1");
    public static readonly S3BucketRegion UsWest2 = new("us-west-2");
    public static readonly S3BucketRegion CaCentral1 = new("ca-central-1");
    public static readonly S3BucketRegion SaEast1 = new("sa-east-1");
    public static readonly S3BucketRegion EuNorth1 = new("eu-north-1");
    public static readonly S3BucketRegion EuWest1 = new("eu-west-1");
    public static readonly S3BucketRegion EuWest2 = new("eu-west-2");
    public static readonly S3BucketRegion EuWest3 = new("eu-west-3");
    public static readonly S3BucketRegion EuCentral1 = new("eu-central-1");
    public static readonly S3BucketRegion MeSouth1 = new("me-south-1");
    public static readonly S3BucketRegion AfSouth1 = new("af-south-1");
    public static readonly S3BucketRegion ApEast1 = new("ap-east-1");

    public S3BucketRegion(string value)
        : base(value)
    {
    }

    public static S3BucketRegion FindValue(string value) => FindValue<S3BucketRegion>(value);

    public static implicit operator S3BucketRegion(string value) => FindValue(value);
}
