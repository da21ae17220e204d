using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Amazon.Neptunedata.Model;

public class GetLoaderJobStatusResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public Document Payload { get; set; }
}
