using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class StartLoaderJobRequest : AmazonNeptunedataRequest
{
    public string Source { get; set; }

    public Format Format { get; set; }

    [WireName("region")]
    public S3BucketRegion S3BucketRegion { get; set; }

    public string IamRoleArn { get; set; }

    public Mode Mode { get; set; }

    public bool? FailOnError { get; set; }

    public Parallelism Parallelism { get; set; }

    public Dictionary<string, string> ParserConfiguration { get; set; }

    public bool? UpdateSingleCardinalityProperties { get; set; }

    public bool? QueueRequest { get; set; }

    public List<string> Dependencies { get; set; }

    public bool? UserProvidedEdgeIds { get; set; }
}
