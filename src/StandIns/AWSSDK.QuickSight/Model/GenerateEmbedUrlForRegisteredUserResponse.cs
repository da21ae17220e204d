using Amazon.Runtime;
using Amazon.Wire;

namespace Amazon.QuickSight.Model;

public class GenerateEmbedUrlForRegisteredUserResponse : AmazonWebServiceResponse
{
    public string EmbedUrl { get; set; }

    public string RequestId { get; set; }

    [WirePlace(WirePlace.Status)]
    public int? Status { get; set; }
}
