using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public string ClusterIdentifier { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string Database { get; set; }

    public List<string> DbGroups { get; set; }

    public string DbUser { get; set; }

    public string Id { get; set; }

    public string SecretArn { get; set; }

    public string SessionId { get; set; }

    public string WorkgroupName { get; set; }
}
