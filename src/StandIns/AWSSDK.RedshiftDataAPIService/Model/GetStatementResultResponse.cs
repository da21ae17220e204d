using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class GetStatementResultResponse : AmazonWebServiceResponse
{
    public List<ColumnMetadata> ColumnMetadata { get; set; }

    public string NextToken { get; set; }

    public List<List<Field>> Records { get; set; }

    public long? TotalNumRows { get; set; }
}
