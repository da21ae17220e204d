using Amazon.Runtime.Documents;

namespace Amazon.Neptunedata.Model;

public class PropertygraphData
{
    public string Id { get; set; }

    public string Type { get; set; }

    public string Key { get; set; }

    public Document Value { get; set; }

    public string From { get; set; }

    public string To { get; set; }
}
