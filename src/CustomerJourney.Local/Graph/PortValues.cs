using System.Globalization;
using System.Numerics;
using CustomerJourney.Graph;
using Gremlin.Values;

namespace CustomerJourney.Local.Graph;

/// <summary>The engine's results in the words of the port.</summary>
internal static class PortValues
{
    public static IReadOnlyList<object?> Of(IReadOnlyList<object?> values)
    {
        var converted = new object?[values.Count];
        for (var place = 0; place < converted.Length; place++)
            converted[place] = Of(values[place]);
        return converted;
    }

    public static object? Of(object? value) => value switch
    {
        null or bool or int or long or double or decimal or string or DateTimeOffset => value,
        sbyte number => (int)number,
        short number => (int)number,
        float number => (double)number,
        BigInteger number => BigInteger.Abs(number) <= new BigInteger(decimal.MaxValue) ? (decimal)number : (double)number,
        VertexReference vertex => new GraphElement(vertex.Id, vertex.Label, false),
        EdgeReference edge => new GraphElement(edge.Id, edge.Label, true),
        MapResult map => Map(map.Entries),
        MapEntryResult entry => Map([new(entry.Key, entry.Value)]),
        SetResult set => Of(set.Items),
        BulkSetResult bag => bag.Items.SelectMany(item => Enumerable.Repeat(Of(item.Key), (int)item.Value)).ToArray(),
        IReadOnlyList<object?> list => Of(list),
        PathResult path => Record(("labels", path.Labels.Select(labels => (object?)Of(labels)).ToArray()), ("objects", Of(path.Objects))),
        VertexPropertyReference property => Record(("id", property.Id), ("label", property.Key), ("value", Of(property.Value))),
        PropertyReference property => Record(("key", property.Key), ("value", Of(property.Value))),
        TreeResult tree => tree.Branches.Select(branch => (object?)Record(("key", Of(branch.Key)), ("value", Of(branch.Value)))).ToArray(),
        SubgraphResult graph => Record(("vertices", Of(graph.Vertices)), ("edges", Of(graph.Edges))),
        ElementToken or EdgeDirection or EnumToken => Key(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, object?> Map(IReadOnlyList<KeyValuePair<object?, object?>> entries)
    {
        var map = new Dictionary<string, object?>(entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map[Key(key)] = Of(value);
        return map;
    }

    private static Dictionary<string, object?> Record(params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        var record = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in fields)
            record[key] = value;
        return record;
    }

    /// <summary>A map's key as text; an element stands for its id, as it does in untyped answers' maps.</summary>
    private static string Key(object? key) => key switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        ElementToken token => token.ToString().ToLowerInvariant(),
        EdgeDirection direction => direction.ToString().ToUpperInvariant(),
        EnumToken token => token.Name,
        VertexReference vertex => vertex.Id,
        EdgeReference edge => edge.Id,
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
    };
}
