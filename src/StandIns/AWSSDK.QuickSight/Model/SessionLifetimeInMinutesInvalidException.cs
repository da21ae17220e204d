using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class SessionLifetimeInMinutesInvalidException : AmazonQuickSightException
{
    public SessionLifetimeInMinutesInvalidException(string message)
        : base(message)
    {
    }

    public SessionLifetimeInMinutesInvalidException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SessionLifetimeInMinutesInvalidException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
