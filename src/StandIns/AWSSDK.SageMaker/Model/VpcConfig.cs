namespace Amazon.SageMaker.Model;

public class VpcConfig
{
    public List<string> SecurityGroupIds { get; set; }

    public List<string> Subnets { get; set; }
}
