using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class CancelStatementResponse : AmazonWebServiceResponse
{
    public bool? Status { get; set; }
}
