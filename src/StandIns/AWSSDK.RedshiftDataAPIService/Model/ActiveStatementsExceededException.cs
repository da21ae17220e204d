using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class ActiveStatementsExceededException : AmazonRedshiftDataAPIServiceException
{
    public ActiveStatementsExceededException(string message)
        : base(message)
    {
    }

    public ActiveStatementsExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActiveStatementsExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
