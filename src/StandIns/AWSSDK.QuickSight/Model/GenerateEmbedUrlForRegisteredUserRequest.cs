using Amazon.Wire;

namespace Amazon.QuickSight.Model;

public class GenerateEmbedUrlForRegisteredUserRequest : AmazonQuickSightRequest
{
    public List<string> AllowedDomains { get; set; }

    [WirePlace(WirePlace.Path, "AwsAccountId")]
    public string AwsAccountId { get; set; }

    public RegisteredUserEmbeddingExperienceConfiguration ExperienceConfiguration { get; set; }

    public long? SessionLifetimeInMinutes { get; set; }

    public string UserArn { get; set; }
}
