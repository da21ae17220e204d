using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class PropertygraphRecord
{
    [WireName("commitTimestamp")]
    public long? CommitTimestampInMillis { get; set; }

    public Dictionary<string, string> EventId { get; set; }

    public PropertygraphData Data { get; set; }

    public string Op { get; set; }

    public bool? IsLastOp { get; set; }
}
