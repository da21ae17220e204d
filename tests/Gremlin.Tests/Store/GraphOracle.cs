namespace Gremlin.Store;

/// <summary>The store's meaning in plain dictionaries, to hold the store against.</summary>
internal sealed class GraphOracle
{
    public Dictionary<string, OracleVertex> Vertices { get; private init; } = [];

    public Dictionary<string, OracleEdge> Edges { get; private init; } = [];

    public GraphOracle Copy() => new()
    {
        Vertices = Vertices.ToDictionary(each => each.Key, each => each.Value.Copy()),
        Edges = Edges.ToDictionary(each => each.Key, each => each.Value with { Properties = new(each.Value.Properties) }),
    };

    public void DropVertex(string id)
    {
        foreach (var edge in Edges.Where(each => each.Value.Source == id || each.Value.Target == id).Select(each => each.Key).ToList())
            Edges.Remove(edge);
        Vertices.Remove(id);
    }

    /// <summary>Everything, as sorted lines.</summary>
    public string Describe()
    {
        var lines = new List<string>();
        foreach (var (id, vertex) in Vertices)
        {
            lines.Add($"v {id} {string.Join("::", vertex.Labels)}");
            lines.AddRange(vertex.Properties.SelectMany(each => each.Value.Select(value => $"vp {id} {each.Key} {value}")));
            lines.AddRange(Edges.Where(each => each.Value.Source == id).Select(each => $"out {id} {each.Value.Label} {each.Key} {each.Value.Target}"));
            lines.AddRange(Edges.Where(each => each.Value.Target == id).Select(each => $"in {id} {each.Value.Label} {each.Key} {each.Value.Source}"));
        }

        foreach (var (id, edge) in Edges)
        {
            lines.Add($"e {id} {edge.Label} {edge.Source} {edge.Target}");
            lines.AddRange(edge.Properties.Select(each => $"ep {id} {each.Key} {each.Value}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    internal sealed record OracleVertex(List<string> Labels, Dictionary<string, HashSet<string>> Properties)
    {
        public OracleVertex Copy() => new([.. Labels], Properties.ToDictionary(each => each.Key, each => each.Value.ToHashSet()));
    }

    internal sealed record OracleEdge(string Label, string Source, string Target, Dictionary<string, string> Properties);
}
