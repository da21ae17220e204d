using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class BatchExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public BatchExecuteStatementException(string message)
        : base(message)
    {
    }

    public BatchExecuteStatementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BatchExecuteStatementException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
