using System.Globalization;

namespace Gremlin.Store;

/// <summary>A snapshot in the words of <see cref="GraphOracle.Describe"/>.</summary>
internal static class GraphText
{
    public static string Describe(Snapshot graph)
    {
        var lines = new List<string>();
        for (var vertex = graph.NextVertex(0); vertex >= 0; vertex = graph.NextVertex(vertex + 1))
            DescribeVertex(graph, vertex, lines);
        for (var edge = graph.NextEdge(0); edge >= 0; edge = graph.NextEdge(edge + 1))
            DescribeEdge(graph, edge, lines);
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    public static string Value(Snapshot graph, StoredValue value) => value.Type switch
    {
        PropertyType.String => "s:" + graph.Names.Text(value),
        PropertyType.Double => "d:" + value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        _ => $"{(int)value.Type}:{value.Bits}",
    };

    private static void DescribeVertex(Snapshot graph, int vertex, List<string> lines)
    {
        var id = graph.VertexId(vertex);
        lines.Add($"v {id} {graph.VertexLabel(vertex)}");
        foreach (var (key, value) in graph.VertexProperties(vertex))
            lines.Add($"vp {id} {graph.Names.Keys[key]} {Value(graph, value)}");
        foreach (var (edge, other) in graph.Edges(vertex, Direction.Out, null))
            lines.Add($"out {id} {graph.Names.Labels[graph.EdgeLabel(edge)]} {graph.EdgeId(edge)} {graph.VertexId(other)}");
        foreach (var (edge, other) in graph.Edges(vertex, Direction.In, null))
            lines.Add($"in {id} {graph.Names.Labels[graph.EdgeLabel(edge)]} {graph.EdgeId(edge)} {graph.VertexId(other)}");
    }

    private static void DescribeEdge(Snapshot graph, int edge, List<string> lines)
    {
        var id = graph.EdgeId(edge);
        lines.Add($"e {id} {graph.Names.Labels[graph.EdgeLabel(edge)]} {graph.VertexId(graph.Source(edge))} {graph.VertexId(graph.Target(edge))}");
        foreach (var (key, value) in graph.EdgeProperties(edge))
            lines.Add($"ep {id} {graph.Names.Keys[key]} {Value(graph, value)}");
    }
}
