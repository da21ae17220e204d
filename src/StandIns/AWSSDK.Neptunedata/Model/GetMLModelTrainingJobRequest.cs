using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class GetMLModelTrainingJobRequest : AmazonNeptunedataRequest
{
    [WirePlace(WirePlace.Path, "id")]
    public string Id { get; set; }

    [WirePlace(WirePlace.Query, "neptuneIamRoleArn")]
    public string NeptuneIamRoleArn { get; set; }
}
