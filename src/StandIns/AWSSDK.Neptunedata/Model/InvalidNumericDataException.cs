using System.Net;
using Amazon.Runtime;

namespace Amazon.Neptunedata.Model;

public class InvalidNumericDataException : AmazonNeptunedataException
{
    public InvalidNumericDataException(string message)
        : base(message)
    {
    }

    public InvalidNumericDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidNumericDataException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public string Code { get; set; }

    public string DetailedMessage { get; set; }

    public new string RequestId { get; set; }
}
