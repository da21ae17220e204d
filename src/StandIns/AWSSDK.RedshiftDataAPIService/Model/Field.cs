using Amazon.Wire;

namespace Amazon.RedshiftDataAPIService.Model;

public class Field
{
    [WireName("blobValue")]
    public MemoryStream BlobValue { get; set; }

    [WireName("booleanValue")]
    public bool? BooleanValue { get; set; }

    [WireName("doubleValue")]
    public double? DoubleValue { get; set; }

    [WireName("isNull")]
    public bool? IsNull { get; set; }

    [WireName("longValue")]
    public long? LongValue { get; set; }

    [WireName("stringValue")]
    public string StringValue { get; set; }
}
