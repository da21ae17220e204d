namespace Amazon.SageMaker.Model;

public class DataSource
{
    public S3DataSource S3DataSource { get; set; }
}
