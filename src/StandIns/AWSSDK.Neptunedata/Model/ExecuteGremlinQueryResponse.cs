using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Amazon.Neptunedata.Model;

public class ExecuteGremlinQueryResponse : AmazonWebServiceResponse
{
    public string RequestId { get; set; }

    public GremlinQueryStatusAttributes Status { get; set; }

    public Document Result { get; set; }

    public Document Meta { get; set; }
}
