using System.Globalization;
using CustomerJourney.Graph;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>What resolution changes in the graph: edges to drop, and vertices and edges to load.</summary>
/// <remarks>Edge ids follow from what they join (<c>had:&lt;touchpoint&gt;</c>, <c>next:&lt;touchpoint&gt;</c>, <c>resolved_to:&lt;party&gt;</c> …), so that applying the same difference twice changes nothing.</remarks>
internal sealed class GraphDifference
{
    private const int DropsPerRequest = 200;

    private readonly List<string> _droppedEdges = [];
    private readonly List<CustomerRow> _customers = [];
    private readonly List<GraphEdge> _edges = [];
    private readonly List<(string Label, IEnumerable<GraphEdge> Edges)> _streams = [];

    private IEnumerable<GraphEdge> Edges => _edges.Concat(_streams.SelectMany(stream => stream.Edges));

    /// <summary>A customer vertex that is new or has other properties.</summary>
    public void Add(CustomerRow customer) => _customers.Add(customer);

    /// <summary>An edge that stands at one place: what stood there before, if anything, goes.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="stoodThere">Whether an edge of this id with other ends is in the graph.</param>
    public void Move(GraphEdge edge, bool stoodThere)
    {
        if (stoodThere)
            _droppedEdges.Add(edge.Id);
        _edges.Add(edge);
    }

    /// <summary>All edges of one label, made when they are written: there may be many.</summary>
    public void Load(string label, IEnumerable<GraphEdge> edges)
    {
        if (edges.Any())
            _streams.Add((label, edges));
    }

    /// <summary>An edge that is no more.</summary>
    public void Drop(string id) => _droppedEdges.Add(id);

    /// <summary>Applies the difference; again after a crash, if need be.</summary>
    public async Task ApplyAsync(IObjectLake lake, IJourneyGraph graph, string name, IProgress<WorkDone> progress, CancellationToken cancellationToken)
    {
        var dropped = 0;
        foreach (var ids in _droppedEdges.Chunk(DropsPerRequest))
        {
            await graph.RunAsync(GremlinText.Of($"g.E({(IEnumerable<object?>)ids}).drop()"), cancellationToken);
            progress.Report(new WorkDone("updating the graph", dropped += ids.Length, _droppedEdges.Count));
        }

        if (_customers.Count + _edges.Count + _streams.Count == 0)
            return;
        var folder = $"graph/resolution-{name}/";
        await lake.WriteAsync(folder + "customers-vertices.csv", (stream, _) => WriteCustomersAsync(stream), cancellationToken);
        foreach (var (label, edges) in _edges.GroupBy(edge => edge.Label).Select(group => (group.Key, (IEnumerable<GraphEdge>)group)).Concat(_streams))
            await lake.WriteAsync($"{folder}{label}-edges.csv", (stream, _) => WriteEdgesAsync(stream, label, edges), cancellationToken);
        progress.Report(new WorkDone("loading customers into the graph", 0, 0));
        await graph.LoadAsync(folder, cancellationToken);
        await foreach (var file in lake.ListAsync(folder, cancellationToken))
            await lake.DeleteAsync(file.Key, cancellationToken);
    }

    /// <summary>The difference as statements, for one that is small: whatever of it is done already is left as it is.</summary>
    public IEnumerable<GremlinText> Statements()
    {
        foreach (var ids in _droppedEdges.Chunk(DropsPerRequest))
            yield return GremlinText.Of($"g.E({(IEnumerable<object?>)ids}).drop()");
        foreach (var customer in _customers)
        {
            var text = GremlinText.Of($"g.V({customer.CustomerId}).fold().coalesce(unfold(), addV('customer').property(id, {customer.CustomerId}))");
            foreach (var (name, value) in PropertiesOf(customer))
                text += GremlinText.Of($".property(single, {name}, {value})");
            yield return text;
        }

        foreach (var (id, from, to, label, value) in Edges)
            yield return GremlinText.Of($"g.E({id}).fold().coalesce(unfold(), V({from}).addE({label}).to(V({to})).property(id, {id})).property({PropertyOf(label)}, {value})");
    }

    private static IEnumerable<(string Name, object Value)> PropertiesOf(CustomerRow customer)
    {
        if (customer.Segment is not null)
            yield return ("segment", customer.Segment);
        if (customer.Region is not null)
            yield return ("region", customer.Region);
        if (customer.Since is { } since)
            yield return ("since", new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero));
        yield return ("anonymous", customer.IsAnonymous);
        yield return ("generation", customer.Generation);
    }

    private async Task WriteCustomersAsync(Stream stream)
    {
        await using var file = new BulkLoadWriter(stream, "~id", "~label", "segment:String(single)", "region:String(single)", "since:Date(single)", "anonymous:Bool(single)", "generation:Int(single)");
        foreach (var customer in _customers)
            file.Row(customer.CustomerId, "customer", customer.Segment, customer.Region, customer.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), customer.IsAnonymous ? "true" : "false",
                customer.Generation.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task WriteEdgesAsync(Stream stream, string label, IEnumerable<GraphEdge> edges)
    {
        var type = label switch { "had" => "Date", "next" => "Long", _ => "String" };
        await using var file = new BulkLoadWriter(stream, "~id", "~from", "~to", "~label", $"{PropertyOf(label)}:{type}");
        foreach (var edge in edges)
            file.Row(edge.Id, edge.From, edge.To, edge.Label, edge.Value);
    }

    private static string PropertyOf(string label) => label switch { "had" => "at", "next" => "gapSeconds", "identified_by" => "standing", _ => "reason" };
}
