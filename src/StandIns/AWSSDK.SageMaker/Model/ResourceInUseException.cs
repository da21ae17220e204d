using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public class ResourceInUseException : AmazonSageMakerException
{
    public ResourceInUseException(string message)
        : base(message)
    {
    }

    public ResourceInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ResourceInUseException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
