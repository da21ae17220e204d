namespace Amazon.Neptunedata.Model;

public class StartMLModelTrainingJobRequest : AmazonNeptunedataRequest
{
    public string Id { get; set; }

    public string PreviousModelTrainingJobId { get; set; }

    public string DataProcessingJobId { get; set; }

    public string TrainModelS3Location { get; set; }

    public string SagemakerIamRoleArn { get; set; }

    public string NeptuneIamRoleArn { get; set; }

    public string BaseProcessingInstanceType { get; set; }

    public string TrainingInstanceType { get; set; }

    public int? TrainingInstanceVolumeSizeInGB { get; set; }

    public int? TrainingTimeOutInSeconds { get; set; }

    public int? MaxHPONumberOfTrainingJobs { get; set; }

    public int? MaxHPOParallelTrainingJobs { get; set; }

    public List<string> Subnets { get; set; }

    public List<string> SecurityGroupIds { get; set; }

    public string VolumeEncryptionKMSKey { get; set; }

    public string S3OutputEncryptionKMSKey { get; set; }

    public bool? EnableManagedSpotTraining { get; set; }
}
