using Gremlin.Engine;

namespace Gremlin.Language;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("g.V(", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().filter{it.get()}", GremlinErrorCode.MalformedQuery)]
    [InlineData("x = 1; g.V(x)", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V(x)", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().limit(1 + 1)", GremlinErrorCode.MalformedQuery)]
    [InlineData("graph.traversal().V()", GremlinErrorCode.MalformedQuery)]
    [InlineData("System.nanoTime()", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().map(Lambda.function('it.get()'))", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().nosuchstep()", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().limit('a')", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().has()", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.V().by('x')", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.inject('unclosed", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.inject(300b)", GremlinErrorCode.MalformedQuery)]
    [InlineData("", GremlinErrorCode.MalformedQuery)]
    [InlineData("g.inject(0..900000, 0..900000, 0..900000, 0..900000, 0..900000)", GremlinErrorCode.QueryTooLarge)]
    [InlineData("g.V().pageRank()", GremlinErrorCode.UnsupportedOperation)]
    [InlineData("g.withComputer().V()", GremlinErrorCode.UnsupportedOperation)]
    [InlineData("g.io('x').write().iterate()", GremlinErrorCode.UnsupportedOperation)]
    [InlineData("g.V('ann').property(list,'a','b')", GremlinErrorCode.UnsupportedOperation)]
    [InlineData("g.V('ann').property('a','b','meta','c')", GremlinErrorCode.UnsupportedOperation)]
    [InlineData("g.addV('x').property(id,5)", GremlinErrorCode.InvalidParameter)]
    [InlineData("g.addV('customer').property(id,'ann')", GremlinErrorCode.ConstraintViolation)]
    [InlineData("g.V('ann').values('name').sum()", GremlinErrorCode.InvalidNumericData)]
    [InlineData("g.inject(7).math('_ % 0')", GremlinErrorCode.InvalidNumericData)]
    [InlineData("g.with('evaluationTimeout', 20).V().repeat(both().order()).times(100).count()", GremlinErrorCode.TimeLimitExceeded)]
    [InlineData("g.V().fail('stop')", GremlinErrorCode.FailureByQuery)]
    [InlineData("g.inject(9223372036854775807).asDate()", GremlinErrorCode.InvalidParameter)]
    [InlineData("g.inject(datetime('2024-01-01')).dateAdd(DT.day,2147483647)", GremlinErrorCode.InvalidParameter)]
    [InlineData("g.inject(1).property(['a':1])", GremlinErrorCode.InvalidParameter)]
    [InlineData("g.V('ann').sideEffect(__.drop()).property('a',1)", GremlinErrorCode.ConstraintViolation)]
    [InlineData("g.V().aggregate('x').tree('x')", GremlinErrorCode.InvalidParameter)]
    [InlineData("g.V().aggregate('x').outE().subgraph('x')", GremlinErrorCode.InvalidParameter)]
    public async Task What_the_language_has_not_is_refused_with_its_code(string text, GremlinErrorCode code)
    {
        var engine = await SmallGraph.MakeAsync();
        var failure = (await engine.Invoking(each => each.ExecuteAsync(text).AsTask()).Should().ThrowAsync<GremlinException>()).Which;
        failure.Code.Should().Be(code, failure.Message);
    }

    [Fact]
    public void A_syntax_error_tells_line_and_column()
    {
        var parse = () => Parser.Parse("g.V().\n  has('a'\n  nonsense)");
        parse.Should().Throw<GremlinException>().WithMessage("*line 3*at 3*");
    }

    [Theory]
    [InlineData("__.not(", ")", "g.V().where({0})")]
    [InlineData("[", "]", "g.inject({0})")]
    [InlineData("P.not(", ")", "g.V().has('x',{0})")]
    public async Task Ten_thousand_nested_parentheses_are_refused_cleanly(string open, string close, string around)
    {
        const int nested = 10_000;
        var engine = await SmallGraph.MakeAsync();
        var inner = open == "__.not(" ? "__.out()" : open == "[" ? "1" : "eq(1)";
        var text = around.Replace("{0}", string.Concat(Enumerable.Repeat(open, nested)) + inner + string.Concat(Enumerable.Repeat(close, nested)), StringComparison.Ordinal);
        await engine.Invoking(each => each.ExecuteAsync(text).AsTask()).Should().ThrowAsync<GremlinException>();
    }

    [Fact]
    public async Task A_chain_of_twenty_thousand_steps_runs()
    {
        var engine = await SmallGraph.MakeAsync();
        var result = await engine.ExecuteAsync("g.V('ann')" + string.Concat(Enumerable.Repeat(".identity()", 20_000)) + ".id()");
        Shown.All(result).Should().Be("ann");
    }

    [Theory]
    [InlineData("g.inject(1).repeat(__.fold()).times(300000)")]
    [InlineData("g.inject(1).repeat(__.fold()).times(300000).asString()")]
    [InlineData("g.inject(1).repeat(__.fold()).times(300000).groupCount()")]
    [InlineData("g.V('ann').repeat(__.aggregate('x').by(__.select('x').fold())).times(300000).cap('x')")]
    [InlineData("g.V('ann').group('x').by(__.select('x')).by(__.select('x')).cap('x')")]
    [InlineData("g.inject(1).repeat(__.constant(1)).times(300000).tree().aggregate('x').cap('x')")]
    public async Task Values_within_values_do_not_take_the_process_down(string text)
    {
        var engine = await SmallGraph.MakeAsync();
        try
        {
            await engine.ExecuteAsync(text, new QueryOptions { TimeLimit = TimeSpan.FromSeconds(5) });
        }
        catch (GremlinException refusal)
        {
            refusal.Code.Should().BeOneOf(GremlinErrorCode.QueryLimit, GremlinErrorCode.InvalidParameter, GremlinErrorCode.MemoryLimitExceeded, GremlinErrorCode.TimeLimitExceeded);
        }
    }
}
