using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class UnsupportedUserEditionException : AmazonQuickSightException
{
    public UnsupportedUserEditionException(string message)
        : base(message)
    {
    }

    public UnsupportedUserEditionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UnsupportedUserEditionException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
