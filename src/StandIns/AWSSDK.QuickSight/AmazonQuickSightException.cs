using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight;

public class AmazonQuickSightException : AmazonServiceException
{
    public AmazonQuickSightException(string message)
        : base(message)
    {
    }

    public AmazonQuickSightException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonQuickSightException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
