using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class ExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public ExecuteStatementException(string message)
        : base(message)
    {
    }

    public ExecuteStatementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ExecuteStatementException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
