using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class QuickSightUserNotFoundException : AmazonQuickSightException
{
    public QuickSightUserNotFoundException(string message)
        : base(message)
    {
    }

    public QuickSightUserNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public QuickSightUserNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
