namespace Amazon.RedshiftDataAPIService.Model;

public class GetStatementResultRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string Id { get; set; }

    public string NextToken { get; set; }
}
