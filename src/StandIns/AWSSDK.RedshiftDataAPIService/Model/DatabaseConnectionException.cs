using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

public class DatabaseConnectionException : AmazonRedshiftDataAPIServiceException
{
    public DatabaseConnectionException(string message)
        : base(message)
    {
    }

    public DatabaseConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DatabaseConnectionException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
