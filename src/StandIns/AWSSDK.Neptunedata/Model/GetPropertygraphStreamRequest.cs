using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class GetPropertygraphStreamRequest : AmazonNeptunedataRequest
{
    [WirePlace(WirePlace.Query, "limit")]
    public long? Limit { get; set; }

    [WirePlace(WirePlace.Query, "iteratorType")]
    public IteratorType IteratorType { get; set; }

    [WirePlace(WirePlace.Query, "commitNum")]
    public long? CommitNum { get; set; }

    [WirePlace(WirePlace.Query, "opNum")]
    public long? OpNum { get; set; }

    [WirePlace(WirePlace.Header, "Accept-Encoding")]
    public Encoding Encoding { get; set; }
}
