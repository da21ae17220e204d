using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class StartLoaderJobResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public Dictionary<string, string> Payload { get; set; }
}
