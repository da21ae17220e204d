using System.Text;
using System.Text.Json;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Local;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions.Hosting;

/// <summary>Records of people that come live, through the handlers: no run over everything in between.</summary>
public sealed class LiveIdentityTests : IAsyncLifetime
{
    private const string Crm = """{ "files": "crm/*.jsonl", "party": { "key": "key", "givenName": "given", "familyName": "family", "emails": "mail" } }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("live-identity-").FullName;
    private LocalHub _hub = null!;

    public async Task InitializeAsync()
    {
        var workspace = Workspace.Create(_folder);
        Directory.CreateDirectory(workspace.Sources);
        await File.WriteAllTextAsync(Path.Combine(workspace.Sources, "crm.source.json"), Crm);
        _hub = await LocalHub.OpenAsync(workspace, new Progress<WorkDone>(), null, default);
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_person_and_their_visit_are_one_customer_after_one_look_at_the_change_stream()
    {
        await SendAsync("""{"source":"web","id":"v1","type":"visit","at":"2026-03-01T08:00:00Z","identifiers":{"email":"ann@mail.example"}}""", Person("1"), Person("2"));

        var followed = await InvokeAsync("PollGraphChanges", "{}");

        followed.GetProperty("resolved").GetInt32().Should().Be(2);
        (await CustomersAsync()).Should().Equal("1 2");
        (await AskAsync("g.V('party:crm:1').out('resolved_to').out('had').values('type')")).Should().Equal("visit");
    }

    [Fact]
    public async Task Records_of_the_stream_may_come_again_and_in_any_order()
    {
        await SendAsync(Person("1"), Person("2"), Person("3", "other@mail.example"));
        var records = await RecordsAsync();

        foreach (var order in new[] { records, [.. records.Reverse()], records })
        {
            var resolved = await ResolveAsync(order);
            resolved.GetProperty("batchItemFailures").GetArrayLength().Should().Be(0);
            (await CustomersAsync()).Should().Equal("1 2", "3");
        }
    }

    [Fact]
    public async Task What_was_not_done_is_told_by_its_first_record_and_done_when_it_comes_again()
    {
        await SendAsync(Person("1"), Person("2"));
        var records = await RecordsAsync();
        var model = Path.Combine(_folder, FrozenModel.Key);
        Directory.CreateDirectory(Path.GetDirectoryName(model)!);
        await File.WriteAllTextAsync(model, "no model");

        var refused = await ResolveAsync(records);
        refused.GetProperty("batchItemFailures")[0].GetProperty("itemIdentifier").GetString().Should().MatchRegex(@"^\d+:\d+$");
        (await CustomersAsync()).Should().BeEmpty();

        File.Delete(model);
        (await ResolveAsync(records)).GetProperty("moved").GetInt32().Should().Be(2);
        (await CustomersAsync()).Should().Equal("1 2");
    }

    [Fact]
    public async Task A_run_over_everything_agrees_with_what_came_live()
    {
        await SendAsync("""{"source":"web","id":"v1","type":"visit","at":"2026-03-01T08:00:00Z","identifiers":{"cookie":"c1"}}""", """{"source":"web","id":"v2","type":"visit","at":"2026-03-01T09:00:00Z","identifiers":{"cookie":"c1"}}""");
        await InvokeAsync("PollGraphChanges", "{}");
        await SendAsync("""{"source":"web","id":"v3","type":"visit","at":"2026-03-01T10:00:00Z","identifiers":{"cookie":"c1","email":"ann@mail.example"}}""", Person("1"), Person("2"));
        await InvokeAsync("PollGraphChanges", "{}");
        var edges = await AskAsync("g.E().hasLabel('had', 'next', 'resolved_to', 'identified_by').map(__.union(outV().id(), id(), inV().id()).fold()).order().by(__.unfold().limit(1))");

        var report = await InvokeAsync("ResolveIdentities", """{"runId":"r"}""");

        report.GetProperty("parties").GetInt32().Should().Be(2);
        report.GetProperty("merges").GetInt32().Should().Be(0);
        (await AskAsync("g.E().hasLabel('had', 'next', 'resolved_to', 'identified_by').map(__.union(outV().id(), id(), inV().id()).fold()).order().by(__.unfold().limit(1))")).Should().BeEquivalentTo(edges);
    }

    private static string Person(string key, string mail = "ann@mail.example") => $$"""{"source":"crm","key":"{{key}}","given":"Ann","family":"Barcal","mail":"{{mail}}"}""";

    private async Task SendAsync(params string[] records)
    {
        var answer = await InvokeAsync("AcceptTouchpoints", JsonSerializer.Serialize(new { version = "2.0", routeKey = "POST /touchpoints", body = $"[{string.Join(',', records)}]" }));
        answer.GetProperty("statusCode").GetInt32().Should().Be(202);
    }

    private Task<JsonElement> ResolveAsync(IEnumerable<object> records) => InvokeAsync("ResolveIdentities", JsonSerializer.Serialize(new { records }));

    private async Task<JsonElement> InvokeAsync(string function, string payload) =>
        JsonDocument.Parse(await _hub.Invoker.InvokeAsync(function, Encoding.UTF8.GetBytes(payload), default)).RootElement;

    // As Neptune Streams writes them.
    private async Task<object[]> RecordsAsync() =>
    [
        .. (await _hub.Graph.ReadChangesAsync(null, 10_000, default)).Select(change => new
        {
            commitTimestamp = change.At.ToUnixTimeMilliseconds(),
            eventId = new { commitNum = change.Position.CommitNum, opNum = change.Position.OpNum },
            data = new { id = change.ElementId, type = change.Kind switch { GraphChangeKind.VertexLabel => "vl", GraphChangeKind.VertexProperty => "vp", GraphChangeKind.Edge => "e", _ => "ep" }, key = change.Key, value = new { value = change.Value?.ToString(), dataType = "String" }, from = change.From, to = change.To },
            op = change.IsAddition ? "ADD" : "REMOVE",
            isLastOp = change.IsLastOfTransaction,
        }),
    ];

    private async Task<IReadOnlyList<object?>> AskAsync(string gremlin) => await _hub.Graph.RunAsync(GremlinText.Written(gremlin), default);

    private async Task<List<string>> CustomersAsync() =>
    [
        .. (await AskAsync("g.V().hasLabel('customer').where(__.in('resolved_to')).map(__.in('resolved_to').values('recordKey').fold())"))
            .Select(keys => string.Join(' ', ((IReadOnlyList<object?>)keys!).Cast<string>().Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];
}
