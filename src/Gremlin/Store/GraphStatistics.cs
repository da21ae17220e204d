namespace Gremlin.Store;

/// <summary>What a state has: elements, labels, properties and which of these go together.</summary>
internal sealed class GraphStatistics
{
    private GraphStatistics(Snapshot graph, DateTimeOffset at)
    {
        (CommitNum, CountedAt, Vertices, Edges) = (graph.CommitNum, at, graph.VertexCount, graph.EdgeCount);
        NodeLabels = [.. Enumerable.Range(1, graph.Names.Labels.Count).Where(label => graph.CountVertices(label) > 0).Select(label => graph.Names.Labels[label])];
        EdgeLabels = [.. Enumerable.Range(1, graph.Names.Labels.Count).Where(label => graph.CountEdges(label) > 0).Select(label => graph.Names.Labels[label])];
    }

    public long CommitNum { get; }

    public DateTimeOffset CountedAt { get; }

    public int Vertices { get; }

    public int Edges { get; }

    public IReadOnlyList<string> NodeLabels { get; }

    public IReadOnlyList<string> EdgeLabels { get; }

    /// <summary>Keys and how many vertices have each.</summary>
    public SortedDictionary<string, long> NodeProperties { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys and how many edges have each.</summary>
    public SortedDictionary<string, long> EdgeProperties { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets of keys (one a line) and how many vertices have just these.</summary>
    public SortedDictionary<string, long> NodeStructures { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets of keys (one a line) and how many edges have just these.</summary>
    public SortedDictionary<string, long> EdgeStructures { get; } = new(StringComparer.Ordinal);

    public long NodePropertyValues { get; private set; }

    public long EdgePropertyValues { get; private set; }

    public static GraphStatistics Count(Snapshot graph, DateTimeOffset at)
    {
        var statistics = new GraphStatistics(graph, at);
        var vertexShapes = new Dictionary<Shape, long>();
        for (var vertex = graph.NextVertex(0); vertex >= 0; vertex = graph.NextVertex(vertex + 1))
            statistics.NodePropertyValues += CountRow(graph, graph.VertexRows[vertex], vertexShapes);
        var edgeShapes = new Dictionary<Shape, long>();
        for (var edge = graph.NextEdge(0); edge >= 0; edge = graph.NextEdge(edge + 1))
            statistics.EdgePropertyValues += CountRow(graph, graph.EdgeRows[edge], edgeShapes);
        AddShapes(graph, vertexShapes, statistics.NodeProperties, statistics.NodeStructures);
        AddShapes(graph, edgeShapes, statistics.EdgeProperties, statistics.EdgeStructures);
        return statistics;
    }

    private static long CountRow(Snapshot graph, int row, Dictionary<Shape, long> shapes)
    {
        var shape = graph.Rows.ShapeOf(row);
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(shapes, shape, out _)++;
        var values = shape.Keys.Length;
        for (var position = 0; position < shape.Types.Length; position++)
        {
            if (shape.Types[position] == Shape.Many)
                values += graph.Rows.Count(row, shape.Keys[position]) - 1;
        }

        return values;
    }

    private static void AddShapes(Snapshot graph, Dictionary<Shape, long> shapes, SortedDictionary<string, long> properties, SortedDictionary<string, long> structures)
    {
        foreach (var (shape, count) in shapes)
        {
            var names = shape.Keys.Select(key => graph.Names.Keys[key]).Order(StringComparer.Ordinal).ToList();
            foreach (var name in names)
                properties[name] = properties.GetValueOrDefault(name) + count;
            var structure = string.Join('\n', names);
            structures[structure] = structures.GetValueOrDefault(structure) + count;
        }
    }
}
