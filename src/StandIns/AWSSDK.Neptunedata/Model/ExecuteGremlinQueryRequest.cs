using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class ExecuteGremlinQueryRequest : AmazonNeptunedataRequest
{
    [WireName("gremlin")]
    public string GremlinQuery { get; set; }

    [WirePlace(WirePlace.Header, "accept")]
    public string Serializer { get; set; }
}
