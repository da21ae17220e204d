using Amazon.Neptunedata;
using Amazon.Runtime;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws;

public sealed class NeptuneGraphTests
{
    private static readonly NeptuneOptions Options = new("arn:aws:iam::111122223333:role/load", "eu-central-1", TimeSpan.FromMilliseconds(1), 3, TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task A_query_is_signed_for_Neptune_and_its_typed_answer_becomes_values()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Ok("""
            {"requestId":"r","status":{"message":"","code":200,"attributes":{"@type":"g:Map","@value":[]}},
             "result":{"data":{"@type":"g:List","@value":[
               {"@type":"g:Int32","@value":1},{"@type":"g:Int64","@value":2},{"@type":"g:Double","@value":5},{"@type":"g:Double","@value":"NaN"},"text",true,null,
               {"@type":"g:Date","@value":1700000000000},
               {"@type":"g:Vertex","@value":{"id":"c1","label":"customer"}},
               {"@type":"g:Edge","@value":{"id":"e1","label":"had","inV":"t","outV":"c1"}},
               {"@type":"g:Map","@value":[{"@type":"g:T","@value":"id"},"c1","name",{"@type":"g:List","@value":["n"]}]},
               {"@type":"g:BulkSet","@value":["a",{"@type":"g:Int64","@value":2}]},
               {"@type":"gx:BigDecimal","@value":1.25}]},"meta":{"@type":"g:Map","@value":[]}}}
            """));
        var results = await Graph(server).RunAsync(GremlinText.Of($"g.V({"it's"})"), default);

        var request = server.Requests.Single();
        (request.Method, request.Path, request.SignedFor).Should().Be(("POST", "/gremlin", "neptune-db"));
        request.Headers["accept"].Should().Be("application/vnd.gremlin-v3.0+json");
        request.Json["gremlin"]!.GetValue<string>().Should().Be(@"g.V('it\'s')");
        results[0].Should().Be(1);
        results[1].Should().Be(2L);
        results[2].Should().Be(5d);
        results[3].Should().Be(double.NaN);
        results.Skip(4).Take(3).Should().Equal("text", true, null);
        results[7].Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1700000000000));
        results[8].Should().Be(new GraphElement("c1", "customer", IsEdge: false));
        results[9].Should().Be(new GraphElement("e1", "had", IsEdge: true));
        results[10].Should().BeEquivalentTo(new Dictionary<string, object?> { ["id"] = "c1", ["name"] = new[] { "n" } });
        results[11].Should().BeEquivalentTo(new[] { "a", "a" });
        results[12].Should().Be(1.25m);
    }

    [Fact]
    public async Task A_conflict_is_tried_again_because_nothing_was_done()
    {
        var calls = 0;
        await using var server = await WireServer.StartAsync(_ => ++calls < 3 ? WireAnswer.NeptuneError(500, "ConcurrentModificationException", "conflict") : Answer());
        await Graph(server).RunAsync(GremlinText.Written("g.addV()"), default);
        calls.Should().Be(3);
    }

    [Theory]
    [InlineData(500, "TimeLimitExceededException")]
    [InlineData(500, "InternalFailureException")]
    [InlineData(400, "MalformedQueryException")]
    public async Task What_may_have_been_done_is_told_and_never_done_twice(int status, string code)
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.NeptuneError(status, code, "near 'anna@example.com'"));
        var run = () => Graph(server).RunAsync(GremlinText.Written("g.addV()"), default);
        var told = (await run.Should().ThrowAsync<GraphQueryException>()).Which;
        told.Code.Should().Be(code);
        told.ToString().Should().NotContain("anna@example.com");
        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error_and_not_a_second_write()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.CutOff);
        var run = () => Graph(server).RunAsync(GremlinText.Written("g.addV()"), default);
        await run.Should().ThrowAsync<Exception>();
        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Changes_are_read_after_a_position_with_their_types()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.Ok("""
            {"lastEventId":{"commitNum":7,"opNum":2},"lastTrxTimestamp":1700000000000,"format":"PG_JSON","totalRecords":2,"records":[
              {"commitTimestamp":1700000000000,"eventId":{"commitNum":7,"opNum":1},"data":{"id":"c1","type":"vp","key":"age","value":{"value":"41","dataType":"Int"}},"op":"ADD"},
              {"commitTimestamp":1700000000000,"eventId":{"commitNum":7,"opNum":2},"data":{"id":"e1","type":"e","key":"label","value":{"value":"had","dataType":"String"},"from":"c1","to":"t1"},"op":"REMOVE","isLastOp":true}]}
            """));
        var changes = await Graph(server).ReadChangesAsync(new ChangePosition(6, 3), 500, default);

        var request = server.Requests.Single();
        (request.Method, request.Path).Should().Be(("GET", "/propertygraph/stream"));
        request.Query.Split('&').Should().BeEquivalentTo("limit=500", "iteratorType=AFTER_SEQUENCE_NUMBER", "commitNum=6", "opNum=3");
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000);
        changes.Should().Equal(
            new GraphChange(new(7, 1), at, true, GraphChangeKind.VertexProperty, "c1", "age", 41, null, null, false),
            new GraphChange(new(7, 2), at, false, GraphChangeKind.Edge, "e1", "label", "had", "c1", "t1", true));
    }

    [Fact]
    public async Task No_newer_change_is_an_empty_list()
    {
        await using var server = await WireServer.StartAsync(_ => WireAnswer.NeptuneError(404, "StreamRecordsNotFoundException", "nothing"));
        (await Graph(server).ReadChangesAsync(null, 10, default)).Should().BeEmpty();
        server.Requests.Single().Query.Should().Contain("iteratorType=TRIM_HORIZON");
    }

    [Fact]
    public async Task Vertices_are_loaded_and_waited_for_before_edges()
    {
        var looks = 0;
        await using var server = await WireServer.StartAsync(request => request.Method == "POST"
            ? WireAnswer.Ok($$$"""{"status":"200 OK","payload":{"loadId":"load{{{request.Json["source"]!.GetValue<string>().Length}}}"}}""")
            : WireAnswer.Ok($$$"""{"status":"200 OK","payload":{"feedCount":[{"LOAD_COMPLETED":1}],"overallStatus":{"status":"{{{(++looks == 1 ? "LOAD_IN_PROGRESS" : "LOAD_COMPLETED")}}}","totalRecords":10,"totalDuplicates":1} } }"""));
        var lake = new MemoryLake(("graph/x/had-edges.csv", "~id,~from,~to,~label"), ("graph/x/customers-vertices.csv", "~id,~label"), ("graph/x/notes.txt", "-"));
        var report = await new NeptuneGraph(Client(server), lake, Options, TimeProvider.System).LoadAsync("graph/x/", default);

        report.Should().Be(new BulkLoadReport(2, 20, 2));
        var posts = server.Requests.Select((request, index) => (request, index)).Where(pair => pair.request.Method == "POST").ToArray();
        posts.Select(post => post.request.Json["source"]!.GetValue<string>()).Should().Equal("s3://lake/graph/x/customers-vertices.csv", "s3://lake/graph/x/had-edges.csv");
        posts[1].index.Should().Be(3);
        posts[0].request.Json.ToJsonString().Should().Contain("\"format\":\"csv\"").And.Contain("\"region\":\"eu-central-1\"").And.Contain("\"failOnError\":true");
    }

    [Fact]
    public async Task A_load_that_fails_names_its_source()
    {
        await using var server = await WireServer.StartAsync(request => request.Method == "POST"
            ? WireAnswer.Ok("""{"status":"200 OK","payload":{"loadId":"l"}}""")
            : WireAnswer.Ok("""{"status":"200 OK","payload":{"overallStatus":{"status":"LOAD_FAILED","parsingErrors":3}}}"""));
        var load = () => new NeptuneGraph(Client(server), new MemoryLake(("graph/x/v.csv", "~id")), Options, TimeProvider.System).LoadAsync("graph/", default);
        (await load.Should().ThrowAsync<GraphQueryException>()).WithMessage("*graph/x/*LOAD_FAILED: 3 parsingErrors*");
    }

    private static WireAnswer Answer() => WireAnswer.Ok("""{"result":{"data":{"@type":"g:List","@value":[]}}}""");

    private static NeptuneGraph Graph(WireServer server) => new(Client(server), new MemoryLake(), Options, TimeProvider.System);

    private static AmazonNeptunedataClient Client(WireServer server) => new(
        new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey),
        NeptuneGraph.Cautious(new AmazonNeptunedataConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }));
}
