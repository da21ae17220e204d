using Gremlin.Language;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Engine;

public sealed class RewriteTests
{
    [Fact]
    public Task Rewritten_plans_give_what_the_plain_ones_give() => Compare(seeds: 20, textsEach: 20);

    [Fact]
    [Trait("Category", "Long")]
    public Task Rewritten_plans_give_what_the_plain_ones_give_many_times() => Compare(seeds: 2_000, textsEach: 100);

    [Theory]
    [InlineData("optional(__.dedup())")]
    [InlineData("optional(__.limit(1))")]
    [InlineData("local(__.count())")]
    [InlineData("local(__.limit(1))")]
    [InlineData("local(__.out().dedup())")]
    [InlineData("map(__.count())")]
    [InlineData("union(__.count(), __.identity())")]
    [InlineData("coalesce(__.dedup(), __.identity())")]
    [InlineData("choose(__.out(), __.dedup(), __.limit(1))")]
    [InlineData("repeat(__.out().dedup()).times(2)")]
    [InlineData("sideEffect(__.count().store('x'))")]
    [InlineData("optional(__.local(__.tail(1)))")]
    [InlineData("optional(__.union(__.dedup(), __.identity()))")]
    [InlineData("flatMap(__.store('x'))")]
    [InlineData("where(__.out().store('x'))")]
    [InlineData("repeat(__.optional(__.dedup())).times(2)")]
    public async Task What_a_nested_step_does_with_each_walker_is_done_with_each_of_many(string step)
    {
        var graph = PropertyGraph.InMemory(new GraphOptions { Seed = 1 });
        await new GraphEngine(graph).ExecuteAsync(SmallGraph.Text);
        foreach (var end in new[] { "group().by().by(__.count())", "groupCount()", step.Contains("'x'") ? "count().cap('x')" : "count()" })
            Check(graph, $"g.V().both().both().both().{step}.{end}").Should().BeTrue();
    }

    private static async Task Compare(int seeds, int textsEach)
    {
        var compared = 0;
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var graph = PropertyGraph.InMemory(new GraphOptions { Seed = 1 });
            await new GraphEngine(graph).ExecuteAsync(RandomGraph(random));
            var texts = new RandomTraversals(random);
            for (var i = 0; i < textsEach; i++) compared += Check(graph, texts.Reading()) ? 1 : 0;
        }

        compared.Should().BeGreaterThan(seeds * textsEach / 2, "few queries meet a limit");
    }

    /// <returns>Whether both ways came to an end.</returns>
    private static bool Check(PropertyGraph graph, string text)
    {
        if (Run(graph, text, false) is not { } plain || Run(graph, text, true) is not { } rewritten) return false;
        rewritten.Should().Equal(plain, text);
        return true;
    }

    /// <returns>Null when the query met a limit: the plain way is sometimes too long.</returns>
    private static List<string>? Run(PropertyGraph graph, string text, bool optimize)
    {
        var script = Parser.Parse(text);
        var literals = new Value[script.LiteralCount];
        foreach (var literal in SyntaxWalk.Literals(script).Where(each => each.Slot >= 0)) literals[literal.Slot] = literal.Value;
        var lease = new PlanLease(Planner.Make(script, optimize), literals, null);
        var options = new QueryOptions { TimeLimit = TimeSpan.FromMilliseconds(200), MemoryLimitBytes = 4 << 20 };
        try
        {
            var results = new ScriptRun(text, lease, new GraphAccess(graph.Read(), null), options, TimeProvider.System, CancellationToken.None).Execute();
            return [.. results.Values.Select(Unordered).Order(StringComparer.Ordinal)];
        }
        catch (GremlinException limit) when (limit.Code is GremlinErrorCode.TimeLimitExceeded or GremlinErrorCode.MemoryLimitExceeded)
        {
            return null;
        }
    }

    private static string Unordered(object? value) => value is MapResult map ? string.Join(",", map.Entries.Select(entry => Shown.Of(entry.Key) + Shown.Of(entry.Value)).Order(StringComparer.Ordinal)) : Shown.Of(value);

    private static string RandomGraph(Random random)
    {
        string[] labels = ["a", "b", "c", "a::b"];
        string[] values = ["1", "2L", "2.0d", "3"];
        var text = "g";
        var vertices = random.Next(1, 8);
        for (var v = 0; v < vertices; v++)
        {
            text += $".addV('{labels[random.Next(labels.Length)]}').property(id,'v{v}')";
            if (random.Next(3) > 0) text += $".property('k',{values[random.Next(values.Length)]})";
            if (random.Next(3) == 0) text += $".property('k',{values[random.Next(values.Length)]})";
            if (random.Next(2) == 0) text += $".property('s','{(random.Next(2) == 0 ? "x" : "y")}')";
        }

        var edges = random.Next(0, 16);
        for (var e = 0; e < edges; e++) text += $".addE('{labels[random.Next(3)]}').from(__.V('v{random.Next(vertices)}')).to(__.V('v{random.Next(vertices)}'))";
        return text;
    }
}
