namespace Amazon.RedshiftDataAPIService.Model;

public class ExecuteStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string ClientToken { get; set; }

    public string ClusterIdentifier { get; set; }

    public string Database { get; set; }

    public string DbUser { get; set; }

    public List<SqlParameter> Parameters { get; set; }

    public string SecretArn { get; set; }

    public string SessionId { get; set; }

    public int? SessionKeepAliveSeconds { get; set; }

    public string Sql { get; set; }

    public string StatementName { get; set; }

    public bool? WithEvent { get; set; }

    public string WorkgroupName { get; set; }
}
