using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary>Ids, labels and keys as the graph takes them: strings.</summary>
internal static class Texts
{
    public static string Id(in Value value) => value.Kind == ValueKind.String && value.AsString.Length > 0
        ? value.AsString
        : throw new GremlinException(GremlinErrorCode.InvalidParameter, "Id must be a non-empty string: " + ValueText.ClassOf(value));

    public static string? Label(in Value value, bool given)
    {
        if (value.IsNull) return given ? throw new GremlinException(GremlinErrorCode.InvalidParameter, "Label can not be null") : null;
        if (value.Kind != ValueKind.String) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Label must be a string: " + ValueText.ClassOf(value));
        if (value.AsString.Length == 0) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Label can not be empty");
        return value.AsString[0] == '~' ? throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Label can not be a hidden key: {value.AsString}") : value.AsString;
    }

    public static string Key(in Value value)
    {
        if (value.IsNull) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Property key can not be null");
        if (value.Kind != ValueKind.String) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Property key must be a string: " + ValueText.ClassOf(value));
        if (value.AsString.Length == 0) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Property key can not be the empty string");
        return value.AsString[0] == '~' ? throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Property key can not be a hidden key: {value.AsString}") : value.AsString;
    }
}
