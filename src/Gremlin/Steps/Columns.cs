using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>Gremlin's <c>Column</c>: keys and values of maps, entries and paths.</summary>
internal static class Columns
{
    public static Value Of(in Value value, bool keys) => value.Kind switch
    {
        ValueKind.Map => keys ? Collections.Set(value.As<MapValue>().Keys) : Collections.List(value.As<MapValue>().Values),
        ValueKind.MapEntry => keys ? value.As<MapEntryValue>().Key : value.As<MapEntryValue>().Content,
        ValueKind.Path => keys ? Labels(value.As<PathValue>()) : Collections.List(value.As<PathValue>().Objects),
        _ => throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The provided object does not have accessible {(keys ? "keys" : "values")}: {ValueText.ClassOf(value)}"),
    };

    private static Value Labels(PathValue path) => Collections.List(path.Labels.Select(labels => Collections.Set(labels.Select(label => Value.Of(label)))));
}
