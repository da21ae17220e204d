using Amazon.Runtime.Documents;
using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class GetLoaderJobStatusResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public Document Payload { get; set; }
}
