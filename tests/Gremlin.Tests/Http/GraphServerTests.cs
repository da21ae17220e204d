using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gremlin.Engine;
using Gremlin.Store;

namespace Gremlin.Http;

public sealed class GraphServerTests : IAsyncLifetime, IDisposable
{
    private const string Untyped = "application/vnd.gremlin-v3.0+json;types=false";

    private readonly TemporaryFolder _folder = new();
    private readonly PropertyGraph _graph = PropertyGraph.InMemory();
    private readonly HttpClient _client = new();
    private GraphServer? _server;

    public async Task InitializeAsync()
    {
        _server = await GraphServer.StartAsync(_graph, new GraphEngine(_graph), 0, TestFaults.Options with { MaxRequestBytes = 1 << 20 });
        _client.BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}");
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _graph.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_a_wish_the_answer_is_typed()
    {
        var answer = await GremlinAsync("g.inject(1, 2.5d, 'x').fold()", null);

        answer["result"]!["data"]!.ToJsonString().Should().Be(
            """{"@type":"g:List","@value":[{"@type":"g:List","@value":[{"@type":"g:Int32","@value":1},{"@type":"g:Double","@value":2.5},"x"]}]}""");
        Guid.TryParse((string?)answer["requestId"], out _).Should().BeTrue();
        ((int)answer["status"]!["code"]!).Should().Be(200);
    }

    [Theory]
    [InlineData("g.inject(1).project('a','b').by().by(constant('x'))", """[{"a":1,"b":"x"}]""")]
    [InlineData("g.inject(datetime('2026-01-01T00:00:00Z'))", "[1767225600000]")]
    [InlineData("g.inject(NaN, Infinity)", """["NaN","Infinity"]""")]
    [InlineData("g.inject('a','b','a').aggregate('x').cap('x')", """[["a",2,"b",1]]""")]
    [InlineData("g.inject(1).group().by(constant(2.0)).by(count())", """[{"2.0":1}]""")]
    public async Task Untyped_answers_are_plain_JSON(string query, string data) =>
        (await GremlinAsync(query))["result"]!["data"]!.ToJsonString().Should().Be(data);

    [Fact]
    public async Task Elements_come_as_references()
    {
        await GremlinAsync("g.addV('person').property(id,'a').property('n',1).as('a').addE('knows').to('a').property(id,'e')");

        (await GremlinAsync("g.V('a')"))["result"]!["data"]![0]!.ToJsonString().Should().Be("""{"id":"a","label":"person","type":"vertex"}""");
        (await GremlinAsync("g.E('e')", null))["result"]!["data"]!["@value"]![0]!["@value"]!.ToJsonString().Should().Be(
            """{"id":"e","label":"knows","inVLabel":"person","outVLabel":"person","inV":"a","outV":"a"}""");
    }

    [Theory]
    [InlineData("g.V(", "MalformedQueryException", 400)]
    [InlineData("g.V().pageRank()", "UnsupportedOperationException", 400)]
    public async Task A_refusal_has_Neptunes_form(string query, string code, int status)
    {
        using var response = await PostAsync("/gremlin", new { gremlin = query });
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        ((int)response.StatusCode).Should().Be(status);
        ((string?)error["code"]).Should().Be(code);
        ((string?)error["detailedMessage"]).Should().NotBeNullOrEmpty();
        ((string?)error["requestId"]).Should().Be(response.Headers.GetValues("x-amzn-RequestId").Single());
    }

    [Fact]
    public async Task Who_waits_too_long_for_another_writer_is_told_to_try_again_and_then_gets_through()
    {
        const string increment = "g.V('counter').property(single, 'n', 2); g.addV('log')";
        using var graph = PropertyGraph.InMemory(new GraphOptions { WriterWait = TimeSpan.FromMilliseconds(50) });
        await using var server = await GraphServer.StartAsync(graph, new GraphEngine(graph), 0);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        (await client.PostAsync("/gremlin", Json(new { gremlin = "g.addV('counter').property(id, 'counter').property(single, 'n', 1)" }))).EnsureSuccessStatusCode();

        using (await graph.WriteAsync(default))
        {
            using var refused = await client.PostAsync("/gremlin", Json(new { gremlin = increment }));
            refused.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
            var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            ((string?)error["code"]).Should().Be("ConcurrentModificationException");
            ((string?)error["detailedMessage"]).Should().Contain("should retry");
            (await client.GetStringAsync("/gremlin?gremlin=g.V().count()")).Should().Contain("\"@value\":1", "readers do not wait");
        }

        (await client.PostAsync("/gremlin", Json(new { gremlin = increment }))).EnsureSuccessStatusCode();
        graph.VertexCount.Should().Be(2, "of the refused request nothing remained");
    }

    [Fact]
    public async Task Transactions_of_several_statements_on_one_vertex_lose_no_update()
    {
        const int clients = 4;
        const int times = 25;
        await GremlinAsync("g.addV('counter').property(id, 'counter').property(single, 'n', 0L)");

        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < times; time++)
                await GremlinAsync("g.V('counter').as('c').values('n').math('_ + 1').as('next').select('c').property(single, 'n', select('next')); g.V('counter').addE('seen').to(addV('log'))");
        })));

        (await GremlinAsync("g.V('counter').project('n', 'seen').by('n').by(out('seen').count())"))["result"]!["data"]!.ToJsonString().Should().Be($$"""[{"n":{{clients * times}}.0,"seen":{{clients * times}}}]""");
    }

    [Fact]
    public async Task Trailers_are_sent_to_who_takes_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gremlin") { Content = Json(new { gremlin = "g.inject(1)" }) };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await _client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).Should().Contain("g:Int32");
        response.Content.Headers.ContentEncoding.Should().BeEmpty("chunks are not packed");
        response.TrailingHeaders.GetValues("X-Neptune-Status").Should().Equal("200 OK");
    }

    [Fact]
    public async Task Long_answers_are_packed_for_who_takes_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gremlin?gremlin=" + Uri.EscapeDataString($"g.inject('{new string('x', 5000)}')"));
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await _client.SendAsync(request);

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        response.Content.Headers.ContentLength.Should().BeLessThan(1000);
    }

    [Fact]
    public async Task A_running_query_is_listed_and_can_be_cancelled()
    {
        await GremlinAsync("g.inject(1).unfold().sideEffect(addV('n').addV('n').addV('n').addV('n').addV('n').addV('n').addV('n').addV('n').addV('n').addV('n'))");
        var running = PostAsync("/gremlin", new { gremlin = "g.V().V().V().V().V().V().V().V().V().V().V().count()" });
        JsonNode? query = null;
        while (query is null)
        {
            await Task.Delay(5);
            query = (await GetAsync("/gremlin/status"))["queries"]!.AsArray().FirstOrDefault();
        }

        (await _client.DeleteAsync($"/gremlin/status/{query["queryId"]}")).StatusCode.Should().Be(HttpStatusCode.OK);

        using var response = await running;
        (await response.Content.ReadAsStringAsync()).Should().Contain("CancelledByUserException");
    }

    [Fact]
    public async Task Explain_and_profile_tell_the_plan()
    {
        (await TextAsync("/gremlin/explain")).Should().Contain("Neptune Gremlin Explain").And.Contain("Optimized Traversal");
        (await TextAsync("/gremlin/profile")).Should().Contain("Neptune Gremlin Profile").And.Contain("Traversal Metrics");
    }

    [Theory]
    [InlineData("source")]
    [InlineData("format")]
    [InlineData("iamRoleArn")]
    [InlineData("region")]
    public async Task A_load_without_what_must_be_given_is_refused_by_name(string missing)
    {
        var request = new Dictionary<string, string> { ["source"] = _folder.Path, ["format"] = "csv", ["iamRoleArn"] = "r", ["region"] = "x" };
        request.Remove(missing);
        using var answer = await PostAsync("/loader", request);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("MissingParameterException").And.Contain(missing);
    }

    [Fact]
    public async Task A_load_is_started_followed_and_shown_in_the_stream()
    {
        await File.WriteAllTextAsync(_folder.File("v.csv"), "~id,~label,n:Int\nv1,A,1\nv2,A,x\n");
        using var started = await PostAsync("/loader", new { source = _folder.Path, format = "csv", iamRoleArn = "r", region = "x", failOnError = "FALSE" });
        var id = (string)JsonNode.Parse(await started.Content.ReadAsStringAsync())!["payload"]!["loadId"]!;

        JsonNode status;
        do
        {
            status = (await GetAsync($"/loader/{id}?errors=true&details=true"))["payload"]!;
        }
        while ((string?)status["overallStatus"]!["status"] == "LOAD_IN_PROGRESS");

        ((string?)status["overallStatus"]!["status"]).Should().Be("LOAD_FAILED");
        ((int)status["overallStatus"]!["datatypeMismatchErrors"]!).Should().Be(1);
        ((int)status["errors"]!["errorLogs"]![0]!["recordNum"]!).Should().Be(3);
        ((int)(await GetAsync("/propertygraph/stream?iteratorType=TRIM_HORIZON"))["totalRecords"]!).Should().Be(2);
        ((string?)(await GetAsync("/loader"))["payload"]!["loadIds"]![0]).Should().Be(id);
    }

    [Fact]
    public async Task The_summary_counts_labels_properties_and_structures()
    {
        await GremlinAsync("g.addV('A').property('k',1).property('k',2).as('a').addV('B').addE('knows').from('a').property('w',1)");

        var summary = (await GetAsync("/propertygraph/statistics/summary?mode=detailed"))["payload"]!["graphSummary"]!;

        summary["numNodes"]!.GetValue<int>().Should().Be(2);
        summary["nodeLabels"]!.ToJsonString().Should().Be("""["A","B"]""");
        summary["nodeProperties"]!.ToJsonString().Should().Be("""[{"k":1}]""");
        summary["totalNodePropertyValues"]!.GetValue<int>().Should().Be(2);
        summary["edgeStructures"]!.ToJsonString().Should().Be("""[{"count":1,"edgeProperties":["w"]}]""");
    }

    [Fact]
    public async Task A_reset_takes_two_steps()
    {
        await GremlinAsync("g.addV('A')");
        (await PostAsync("/system", new { action = "performDatabaseReset", token = "guess" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var begun = await PostAsync("/system", new { action = "initiateDatabaseReset" });
        var token = (string)JsonNode.Parse(await begun.Content.ReadAsStringAsync())!["payload"]!["token"]!;

        (await PostAsync("/system", new { action = "performDatabaseReset", token })).StatusCode.Should().Be(HttpStatusCode.OK);

        _graph.VertexCount.Should().Be(0);
    }

    [Fact]
    public async Task A_fault_that_is_asked_for_comes_and_nothing_is_done()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gremlin") { Content = Json(new { gremlin = "g.addV('A')" }) };
        request.Headers.Add("X-Fault", "ThrottlingException");
        (await _client.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        using var cut = new HttpRequestMessage(HttpMethod.Get, "/status");
        cut.Headers.Add("X-Fault", "cut");
        await _client.Invoking(client => client.SendAsync(cut)).Should().ThrowAsync<HttpRequestException>();

        _graph.VertexCount.Should().Be(0);
    }

    [Fact]
    public async Task JSON_is_read_as_JSON_whatever_it_is_called()
    {
        using var body = new StringContent("""{"gremlin":"g.inject(1)"}""", Encoding.UTF8, "application/x-www-form-urlencoded");

        (await _client.PostAsync("/gremlin", body)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_long_a_request_is_refused()
    {
        using var response = await PostAsync("/gremlin", new { gremlin = new string(' ', 1 << 20) });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("BadRequestException");
    }

    [Fact]
    public async Task A_taken_port_is_told() =>
        await FluentActions.Invoking(() => GraphServer.StartAsync(_graph, new GraphEngine(_graph), _server!.Port)).Should().ThrowAsync<IOException>();

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private Task<HttpResponseMessage> PostAsync(string path, object body) => _client.PostAsync(path, Json(body));

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _client.GetStringAsync(path))!;

    private async Task<string> TextAsync(string path)
    {
        using var response = await PostAsync(path, new { gremlin = "g.V().has('A','k',1).out().count()" });
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<JsonNode> GremlinAsync(string query, string? accept = Untyped)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gremlin") { Content = Json(new { gremlin = query }) };
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
