using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class CancelLoaderJobResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }
}
