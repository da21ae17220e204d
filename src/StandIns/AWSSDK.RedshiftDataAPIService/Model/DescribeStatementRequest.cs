namespace Amazon.RedshiftDataAPIService.Model;

public class DescribeStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string Id { get; set; }
}
