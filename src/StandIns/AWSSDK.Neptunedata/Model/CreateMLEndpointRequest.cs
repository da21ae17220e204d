namespace Amazon.Neptunedata.Model;

public class CreateMLEndpointRequest : AmazonNeptunedataRequest
{
    public string Id { get; set; }

    public string MlModelTrainingJobId { get; set; }

    public string MlModelTransformJobId { get; set; }

    public bool? Update { get; set; }

    public string NeptuneIamRoleArn { get; set; }

    public string ModelName { get; set; }

    public string InstanceType { get; set; }

    public int? InstanceCount { get; set; }

    public string VolumeEncryptionKMSKey { get; set; }
}
