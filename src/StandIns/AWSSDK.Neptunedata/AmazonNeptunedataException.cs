using System.Net;
using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class AmazonNeptunedataException : AmazonServiceException
{
    public AmazonNeptunedataException(string message)
        : base(message)
    {
    }

    public AmazonNeptunedataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonNeptunedataException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
