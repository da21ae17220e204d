using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class InternalFailureException : AmazonQuickSightException
{
    public InternalFailureException(string message)
        : base(message)
    {
    }

    public InternalFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InternalFailureException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
