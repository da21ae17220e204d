namespace Amazon.SageMaker.Model;

public class ModelArtifacts
{
    public string S3ModelArtifacts { get; set; }
}
