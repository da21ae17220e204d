using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class GenerateEmbedUrlForRegisteredUserResponse : AmazonWebServiceResponse
{
    public string EmbedUrl { get; set; }

    public string RequestId { get; set; }

    public int? Status { get; set; }
}
