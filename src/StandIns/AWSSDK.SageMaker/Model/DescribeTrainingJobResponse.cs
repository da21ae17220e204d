using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public class DescribeTrainingJobResponse : AmazonWebServiceResponse
{
    public string TrainingJobName { get; set; }

    public string TrainingJobArn { get; set; }

    public ModelArtifacts ModelArtifacts { get; set; }

    public TrainingJobStatus TrainingJobStatus { get; set; }

    public string FailureReason { get; set; }

    public DateTime? CreationTime { get; set; }

    public DateTime? TrainingEndTime { get; set; }
}
