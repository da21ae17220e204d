using Amazon.Wire;

namespace Amazon.Neptunedata.Model;

public class GetLoaderJobStatusRequest : AmazonNeptunedataRequest
{
    [WirePlace(WirePlace.Path, "loadId")]
    public string LoadId { get; set; }

    [WirePlace(WirePlace.Query, "details")]
    public bool? Details { get; set; }

    [WirePlace(WirePlace.Query, "errors")]
    public bool? Errors { get; set; }

    [WirePlace(WirePlace.Query, "page")]
    public int? Page { get; set; }

    [WirePlace(WirePlace.Query, "errorsPerPage")]
    public int? ErrorsPerPage { get; set; }
}
