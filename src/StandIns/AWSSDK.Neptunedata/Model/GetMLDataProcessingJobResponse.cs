using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class GetMLDataProcessingJobResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public string Id { get; set; }

    public MlResourceDefinition ProcessingJob { get; set; }
}
