using Amazon.Runtime.Documents;

namespace Amazon.Neptunedata.Model;

public class GremlinQueryStatusAttributes
{
    public string Message { get; set; }

    public int? Code { get; set; }

    public Document Attributes { get; set; }
}
