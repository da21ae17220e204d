namespace Amazon.RedshiftDataAPIService.Model;

public class CancelStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string Id { get; set; }
}
