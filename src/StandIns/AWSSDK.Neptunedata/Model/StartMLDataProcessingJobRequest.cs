namespace Amazon.Neptunedata.Model;

public class StartMLDataProcessingJobRequest : AmazonNeptunedataRequest
{
    public string Id { get; set; }

    public string PreviousDataProcessingJobId { get; set; }

    public string InputDataS3Location { get; set; }

    public string ProcessedDataS3Location { get; set; }

    public string SagemakerIamRoleArn { get; set; }

    public string NeptuneIamRoleArn { get; set; }

    public string ProcessingInstanceType { get; set; }

    public int? ProcessingInstanceVolumeSizeInGB { get; set; }

    public int? ProcessingTimeOutInSeconds { get; set; }

    public string ModelType { get; set; }

    public string ConfigFileName { get; set; }

    public List<string> Subnets { get; set; }

    public List<string> SecurityGroupIds { get; set; }

    public string VolumeEncryptionKMSKey { get; set; }

    public string S3OutputEncryptionKMSKey { get; set; }
}
