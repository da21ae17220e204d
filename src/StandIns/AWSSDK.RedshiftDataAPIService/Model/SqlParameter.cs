using Amazon.Wire;

namespace Amazon.RedshiftDataAPIService.Model;

public class SqlParameter
{
    [WireName("name")]
    public string Name { get; set; }

    [WireName("value")]
    public string Value { get; set; }
}
