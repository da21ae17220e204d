using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class GetMLModelTrainingJobResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public string Id { get; set; }

    public MlResourceDefinition ProcessingJob { get; set; }

    public MlResourceDefinition HpoJob { get; set; }

    public MlResourceDefinition ModelTransformJob { get; set; }

    public List<MlConfigDefinition> MlModels { get; set; }
}
