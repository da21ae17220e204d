using Amazon.Runtime;
using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class GetPropertygraphStreamResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> LastEventId { get; set; }

    [WireName("lastTrxTimestamp")]
    public long? LastTrxTimestampInMillis { get; set; }

    public string Format { get; set; }

    public List<PropertygraphRecord> Records { get; set; }

    public int? TotalRecords { get; set; }
}
