namespace Amazon.SageMaker.Model;

public class ResourceConfig
{
    public TrainingInstanceType InstanceType { get; set; }

    public int? InstanceCount { get; set; }

    public int? VolumeSizeInGB { get; set; }

    public string VolumeKmsKeyId { get; set; }
}
