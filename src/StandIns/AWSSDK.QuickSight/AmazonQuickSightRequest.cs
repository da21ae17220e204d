using Amazon.Runtime;

namespace Amazon.QuickSight;

public class AmazonQuickSightRequest : AmazonWebServiceRequest;
