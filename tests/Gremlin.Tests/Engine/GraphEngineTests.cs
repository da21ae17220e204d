using Gremlin.Store;

namespace Gremlin.Engine;

public sealed class GraphEngineTests
{
    [Fact]
    public async Task Other_literals_run_by_the_same_plan()
    {
        var engine = await SmallGraph.MakeAsync();
        (await All(engine, "g.V('ann').out('had').has('cost',gt(2)).id()")).Should().Be("t1");
        (await All(engine, "g.V('bob').out('had').has('cost',gt(5)).id()")).Should().Be("");
        (await All(engine, "g.V('bob').out('had').has('cost',gt(3.5d)).id()")).Should().Be("t3");
    }

    [Fact]
    public async Task Other_keys_and_labels_are_other_plans()
    {
        var engine = await SmallGraph.MakeAsync();
        (await All(engine, "g.V('ann').values('name')")).Should().Be("Ann");
        (await All(engine, "g.V('ann').values('age')")).Should().Be("30");
        (await All(engine, "g.V('ann').out('had').count()")).Should().Be("2L");
        (await All(engine, "g.V('ann').out('owns').count()")).Should().Be("1L");
    }

    [Fact]
    public async Task Of_several_statements_the_last_ones_results_come_and_an_error_undoes_all()
    {
        var engine = await SmallGraph.MakeAsync();
        (await All(engine, "g.addV('x').property(id,'n1').next()\ng.V('n1').id()")).Should().Be("n1");
        await engine.Invoking(each => each.ExecuteAsync("g.addV('x').property(id,'n2').iterate();g.addV('x').property(id,'n1')").AsTask()).Should().ThrowAsync<GremlinException>();
        (await All(engine, "g.V('n2').count()")).Should().Be("0L");
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_ended()
    {
        var engine = await SmallGraph.MakeAsync();
        var options = new QueryOptions { TimeLimit = TimeSpan.FromMilliseconds(50) };
        var run = () => engine.ExecuteAsync("g.V().repeat(__.both().as('a')).until(__.select('a').count().is(-1)).count()", options).AsTask();
        (await run.Should().ThrowAsync<GremlinException>()).Which.Code.Should().Be(GremlinErrorCode.TimeLimitExceeded);
    }

    [Fact]
    public async Task A_query_that_holds_too_much_is_ended()
    {
        var engine = await SmallGraph.MakeAsync();
        var options = new QueryOptions { MemoryLimitBytes = 1 << 20 };
        var run = () => engine.ExecuteAsync("g.V().V().V().V().V().V().fold()", options).AsTask();
        (await run.Should().ThrowAsync<GremlinException>()).Which.Code.Should().Be(GremlinErrorCode.MemoryLimitExceeded);
    }

    [Theory]
    [InlineData("g.V().limit(1).repeat(__.path()).times(60)")]
    [InlineData("g.V().limit(1).repeat(__.project('a','b').by().by()).times(60)")]
    [InlineData("g.V().limit(1).repeat(__.map(__.union(__.identity(),__.identity()).fold())).times(60)")]
    [InlineData("g.V().limit(1).repeat(__.map(__.tree())).times(60)")]
    [InlineData("g.V().select('b').group('b').by('k')")]
    [InlineData("g.inject('double').repeat(__.concat(__.identity())).times(60)")]
    public async Task What_doubles_by_sharing_is_refused_before_it_is_written_out(string text)
    {
        var engine = await SmallGraph.MakeAsync();
        for (var i = 0; i < 60; i++) await engine.ExecuteAsync("g.addV('more')");
        var run = () => engine.ExecuteAsync(text, new QueryOptions { MemoryLimitBytes = 16 << 20, TimeLimit = TimeSpan.FromMinutes(1) }).AsTask();
        (await run.Should().ThrowAsync<GremlinException>()).Which.Code.Should().Be(GremlinErrorCode.MemoryLimitExceeded);
    }

    [Fact]
    public async Task A_cancelled_query_ends()
    {
        var engine = await SmallGraph.MakeAsync();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var run = () => engine.ExecuteAsync("g.V().V().V().V().V().V().V().V().V().V().count()", null, cancellation.Token).AsTask();
        (await run.Should().ThrowAsync<GremlinException>()).Which.Code.Should().Be(GremlinErrorCode.CancelledByUser);
    }

    [Fact]
    public async Task A_read_only_query_may_not_write()
    {
        var engine = await SmallGraph.MakeAsync();
        var run = () => engine.ExecuteAsync("g.addV('x')", new QueryOptions { ReadOnly = true }).AsTask();
        (await run.Should().ThrowAsync<GremlinException>()).Which.Code.Should().Be(GremlinErrorCode.ReadOnlyViolation);
    }

    [Fact]
    public async Task A_profile_counts_what_left_each_step()
    {
        var engine = await SmallGraph.MakeAsync();
        var result = await engine.ExecuteAsync("g.V().has('touchpoint','type','call').in('had').values('name')", new QueryOptions { Profile = true });
        result.Profile!.Steps.Single(step => step.Name.StartsWith("in", StringComparison.Ordinal)).Elements.Should().Be(2);
        result.Profile.Indexes.Should().ContainSingle();
        result.Profile.Rewrites.Should().Contain("FoldConditionsIntoStart");
    }

    [Fact]
    public async Task An_inference_asks_the_hosts_model()
    {
        var engine = await SmallGraph.MakeAsync();
        InferenceRequest? asked = null;
        var options = new QueryOptions
        {
            Inference = (request, _) =>
            {
                asked = request;
                return [new InferencePrediction("stays", 0.9)];
            },
        };
        var result = await engine.ExecuteAsync("g.with('Neptune#ml.endpoint','ep').V('ann').properties('churn','Neptune#ml.score').with('Neptune#ml.classification').value()", options);
        Shown.All(result).Should().Be("stays 0.9d");
        asked!.VertexId.Should().Be("ann");
        asked.Endpoint.Should().Be("ep");
    }

    [Fact]
    public async Task Readers_see_one_state_while_a_writer_commits()
    {
        var graph = PropertyGraph.InMemory();
        var engine = new GraphEngine(graph);
        await engine.ExecuteAsync("g.addV('n').property(id,'a').property(single,'v',0)");
        var writes = Task.Run(async () =>
        {
            for (var i = 1; i <= 200; i++) await engine.ExecuteAsync($"g.V('a').property(single,'v',{i})");
        });
        while (!writes.IsCompleted) (await engine.ExecuteAsync("g.V('a').values('v')")).Values.Should().HaveCount(1);
        await writes;
        (await All(engine, "g.V('a').values('v')")).Should().Be("200");
    }

    private static async Task<string> All(GraphEngine engine, string text) => Shown.All(await engine.ExecuteAsync(text));
}
