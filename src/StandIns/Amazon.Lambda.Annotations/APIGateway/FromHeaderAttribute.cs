namespace Amazon.Lambda.Annotations.APIGateway;

[AttributeUsage(AttributeTargets.Parameter)]
public class FromHeaderAttribute : Attribute
{
    public string Name { get; set; }
}
