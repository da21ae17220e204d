using System.Net;
using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class LoadUrlAccessDeniedException : AmazonNeptunedataException
{
    public LoadUrlAccessDeniedException(string message)
        : base(message)
    {
    }

    public LoadUrlAccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LoadUrlAccessDeniedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public string Code { get; set; }

    public string DetailedMessage { get; set; }

    public new string RequestId { get; set; }
}
