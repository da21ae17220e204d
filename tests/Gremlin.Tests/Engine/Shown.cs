using System.Globalization;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Results as short texts: <c>v[ann]</c>, <c>1</c>, <c>1L</c>, <c>1.5d</c>, <c>[a,b]</c>, <c>{k:v}</c>.</summary>
internal static class Shown
{
    public static string All(QueryResult result) => string.Join(" ", result.Values.Select(Of));

    public static string Of(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString(CultureInfo.InvariantCulture) + "d",
        float number => number.ToString(CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        VertexReference vertex => $"v[{vertex.Id}]",
        EdgeReference edge => $"e[{edge.Id}]",
        VertexPropertyReference property => $"vp[{property.Key}={Of(property.Value)}]",
        PropertyReference property => $"p[{property.Key}={Of(property.Value)}]",
        PathResult path => "path(" + Join(path.Objects) + ")",
        SetResult set => "set(" + Join(set.Items) + ")",
        BulkSetResult bag => "bag(" + string.Join(",", bag.Items.Select(item => $"{Of(item.Key)}x{item.Value}")) + ")",
        MapResult map => "{" + string.Join(",", map.Entries.Select(entry => $"{Of(entry.Key)}:{Of(entry.Value)}")) + "}",
        MapEntryResult entry => $"{Of(entry.Key)}:{Of(entry.Value)}",
        TreeResult tree => "tree(" + string.Join(",", tree.Branches.Select(branch => Of(branch.Key) + Of(branch.Value))) + ")",
        SubgraphResult graph => $"graph({graph.Vertices.Count},{graph.Edges.Count})",
        IReadOnlyList<object?> list => "[" + Join(list) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Join(IReadOnlyList<object?> items) => string.Join(",", items.Select(Of));
}
