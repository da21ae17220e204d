using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class GetMLEndpointResponse : AmazonWebServiceResponse
{
    public string Status { get; set; }

    public string Id { get; set; }

    public MlResourceDefinition Endpoint { get; set; }

    public MlConfigDefinition EndpointConfig { get; set; }
}
