namespace Amazon.SageMaker.Model;

public class S3DataSource
{
    public S3DataType S3DataType { get; set; }

    public string S3Uri { get; set; }

    public S3DataDistribution S3DataDistributionType { get; set; }
}
