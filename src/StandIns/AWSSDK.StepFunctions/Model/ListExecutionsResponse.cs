using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class ListExecutionsResponse : AmazonWebServiceResponse
{
    public List<ExecutionListItem> Executions { get; set; }

    public string NextToken { get; set; }
}
