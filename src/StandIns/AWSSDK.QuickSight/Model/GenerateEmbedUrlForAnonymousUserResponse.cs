using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class GenerateEmbedUrlForAnonymousUserResponse : AmazonWebServiceResponse
{
    public string AnonymousUserArn { get; set; }

    public string EmbedUrl { get; set; }

    public string RequestId { get; set; }

    public int? Status { get; set; }
}
