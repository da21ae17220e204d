using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class AmazonNeptunedataRequest : AmazonWebServiceRequest;
