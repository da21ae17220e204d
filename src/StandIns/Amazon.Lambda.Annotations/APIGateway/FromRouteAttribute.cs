namespace Amazon.Lambda.Annotations.APIGateway;

[AttributeUsage(AttributeTargets.Parameter)]
public class FromRouteAttribute : Attribute
{
    public string Name { get; set; }
}
