using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class GetSecretValueResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }

    public DateTime? CreatedDate { get; set; }

    public string Name { get; set; }

    public MemoryStream SecretBinary { get; set; }

    public string SecretString { get; set; }

    public string VersionId { get; set; }

    public List<string> VersionStages { get; set; }
}
