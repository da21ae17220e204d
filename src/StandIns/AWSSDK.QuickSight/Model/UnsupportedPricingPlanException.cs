using System.Net;
using Amazon.Runtime;

namespace Amazon.QuickSight.Model;

public class UnsupportedPricingPlanException : AmazonQuickSightException
{
    public UnsupportedPricingPlanException(string message)
        : base(message)
    {
    }

    public UnsupportedPricingPlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UnsupportedPricingPlanException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
