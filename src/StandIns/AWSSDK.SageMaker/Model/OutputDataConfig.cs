namespace Amazon.SageMaker.Model;

public class OutputDataConfig
{
    public string KmsKeyId { get; set; }

    public string S3OutputPath { get; set; }
}
