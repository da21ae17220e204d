using Amazon.Wire;

namespace Amazon.QuickSight.Model;

public class GenerateEmbedUrlForAnonymousUserRequest : AmazonQuickSightRequest
{
    public List<string> AllowedDomains { get; set; }

    public List<string> AuthorizedResourceArns { get; set; }

    [WirePlace(WirePlace.Path, "AwsAccountId")]
    public string AwsAccountId { get; set; }

    public AnonymousUserEmbeddingExperienceConfiguration ExperienceConfiguration { get; set; }

    public string Namespace { get; set; }

    public long? SessionLifetimeInMinutes { get; set; }
}
