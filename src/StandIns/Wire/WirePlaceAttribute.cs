namespace Amazon.Wire;

/// <summary>The property travels outside of the JSON body.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WirePlaceAttribute(WirePlace place, string name = "") : Attribute
{
    public WirePlace Place => place;

    /// <summary>Name of the header, the query parameter or the hole in the path.</summary>
    public string Name => name;
}
