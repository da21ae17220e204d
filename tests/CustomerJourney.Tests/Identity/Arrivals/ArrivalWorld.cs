using System.Text.Json;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Local.Graph;
using CustomerJourney.Local.Identity;
using CustomerJourney.Local.Propensity;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using Gremlin.Store;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>A hub without its hosts: what comes live goes to lake and graph, and the change stream is followed by hand.</summary>
internal sealed class ArrivalWorld : IModelEndpoint, IDisposable
{
    private const string Crm = """{ "files": "crm/*.jsonl", "region": "GB", "party": { "key": "key", "givenName": "given", "familyName": "family", "birthDate": { "column": "born", "formats": ["iso"] }, "phones": ["phone"], "emails": "mail", "postalCode": "postal", "city": "city", "identifiers": [{ "kind": "account", "column": "account" }], "attributes": ["segment"] } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("arrivals-").FullName;
    private readonly EmbeddedJourneyGraph _graph;
    private readonly IModelEndpoint _endpoint;
    private readonly IdentifierKey _key = new(new byte[16]);
    private readonly TakeLive _live;
    private ChangePosition? _position;
    private long _number;

    public ArrivalWorld()
    {
        Lake = new FolderLake(Path.Combine(_folder, "lake"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "lake", "sources")).FullName, "crm.source.json"), Crm);
        _graph = new EmbeddedJourneyGraph(PropertyGraph.InMemory(), Lake);
        _endpoint = new InProcessModelEndpoint(new ModelRegistry(Lake), new InProcessIdentity(Lake).Endpoints);
        _live = new TakeLive(Lake, _graph, _key);
        Arrivals = new ResolveArrivals(Lake, _graph, this, ResolutionOptions.Default, ArrivalOptions.Default, TimeProvider.System);
    }

    public FolderLake Lake { get; }

    public ResolveArrivals Arrivals { get; }

    /// <summary>Whether the model answers.</summary>
    public bool ModelAnswers { get; set; } = true;

    /// <summary>How much the model was asked.</summary>
    public int RequestBytes { get; set; }

    public Task<ReadOnlyMemory<byte>> InvokeAsync(string endpoint, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        RequestBytes += request.Length;
        return ModelAnswers ? _endpoint.InvokeAsync(endpoint, request, cancellationToken) : throw new ModelEndpointException("down");
    }

    /// <summary>Sends records of people or touchpoints, as by POST.</summary>
    public async Task SendAsync(params IReadOnlyList<object> records)
    {
        var problems = await _live.RunAsync([.. records.Select(record => JsonSerializer.Serialize(record))], "api", [.. records.Select(_ => ++_number)], default);
        problems.Should().OnlyContain(problem => problem == null);
    }

    /// <summary>Follows the change stream to its end, as the poller does.</summary>
    public async Task<ArrivalReport> FollowAsync(bool advance = true)
    {
        var changes = await ChangesAsync();
        await new AttachTouchpoints(_graph, Lake).RunAsync([.. changes.Where(change => change is { IsAddition: true, Kind: GraphChangeKind.VertexLabel, Value: "touchpoint" }).Select(change => change.ElementId)], $"{changes[0].Position}", default);
        var report = await Arrivals.RunAsync(changes, default);
        _position = advance ? changes[^1].Position : _position;
        return report;
    }

    public Task<IReadOnlyList<GraphChange>> ChangesAsync() => _graph.ReadChangesAsync(_position, 100_000, default);

    /// <summary>The run over everything.</summary>
    public Task<ResolutionReport> RunAllAsync(ResolutionOptions? options = null) =>
        new ResolveCustomers(Lake, _graph, _key, options ?? ResolutionOptions.Default, TimeProvider.System, new Progress<WorkDone>()).RunAsync(default);

    public async Task<IReadOnlyList<object?>> AskAsync(string gremlin) => await _graph.RunAsync(GremlinText.Written(gremlin), default);

    /// <summary>Who is one customer by the graph: record keys, customer by customer.</summary>
    public async Task<List<string>> CustomersAsync() =>
    [
        .. (await AskAsync("g.V().hasLabel('customer').where(__.in('resolved_to')).map(__.in('resolved_to').values('recordKey').order().fold())"))
            .Select(keys => string.Join(' ', ((IReadOnlyList<object?>)keys!).Cast<string>().Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];

    /// <summary>The same by the lake.</summary>
    public async Task<List<string>> CustomersInLakeAsync() =>
    [
        .. (await RowsAsync(new ResolvedTables(Lake).Parties)).GroupBy(row => row.CustomerId)
            .Select(group => string.Join(' ', group.Select(row => row.PartyId["party:crm:".Length..]).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];

    public static async Task<List<TRow>> RowsAsync<TRow>(LakeTable<TRow> table)
    {
        var rows = new List<TRow>();
        await foreach (var row in table.ReadAsync(default))
            rows.Add(row);
        return rows;
    }

    public void Dispose()
    {
        _graph.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
