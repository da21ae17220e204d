using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class DescribeStatementResponse : AmazonWebServiceResponse
{
    public string ClusterIdentifier { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string Database { get; set; }

    public string DbUser { get; set; }

    public long? Duration { get; set; }

    public string Error { get; set; }

    public bool? HasResultSet { get; set; }

    public string Id { get; set; }

    public List<SqlParameter> QueryParameters { get; set; }

    public string QueryString { get; set; }

    public long? RedshiftPid { get; set; }

    public long? RedshiftQueryId { get; set; }

    public long? ResultRows { get; set; }

    public long? ResultSize { get; set; }

    public string SecretArn { get; set; }

    public string SessionId { get; set; }

    public StatusString Status { get; set; }

    public List<SubStatementData> SubStatements { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public string WorkgroupName { get; set; }
}
