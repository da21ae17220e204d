using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class CancelLoaderJobRequest : AmazonNeptunedataRequest
{
    [WirePlace(WirePlace.Path, "loadId")]
    public string LoadId { get; set; }
}
