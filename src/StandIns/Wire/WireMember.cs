using System.Reflection;

namespace Amazon.Wire;

/// <summary>One member of a model class.</summary>
internal sealed class WireMember
{
    private readonly string _pascal;
    private readonly string _camel;

    public WireMember(PropertyInfo property)
    {
        Property = property;
        var place = property.GetCustomAttribute<WirePlaceAttribute>();
        Place = place?.Place ?? WirePlace.Body;
        PlaceName = place?.Name;
        var name = property.GetCustomAttribute<WireNameAttribute>()?.Name;
        _pascal = name ?? property.Name;
        _camel = name ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
    }

    public PropertyInfo Property { get; }

    public WirePlace Place { get; }

    public string PlaceName { get; }

    public string JsonName(bool camelCase) => camelCase ? _camel : _pascal;
}
