using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class StartMLModelTrainingJobResponse : AmazonWebServiceResponse
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public long? CreationTimeInMillis { get; set; }
}
