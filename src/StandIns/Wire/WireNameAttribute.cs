namespace Amazon.Wire;

/// <summary>The property's name in JSON, where it is not what the protocol makes of the property's name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireNameAttribute(string name) : Attribute
{
    public string Name => name;
}
