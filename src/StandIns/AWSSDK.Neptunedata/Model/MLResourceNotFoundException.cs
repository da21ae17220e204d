using System.Net;
using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class MLResourceNotFoundException : AmazonNeptunedataException
{
    public MLResourceNotFoundException(string message)
        : base(message)
    {
    }

    public MLResourceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MLResourceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public string Code { get; set; }

    public string DetailedMessage { get; set; }

    public new string RequestId { get; set; }
}
