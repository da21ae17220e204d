using System.Collections.Concurrent;

namespace Gremlin.Engine;

public sealed class FuzzTests
{
    [Fact]
    public Task No_text_breaks_the_engine() => Fuzz(firstSeed: 1, texts: 2_000);

    /// <summary>A million in ten parts, so that each tells its end.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public Task A_million_texts_do_not_break_the_engine(int part) => Fuzz(firstSeed: 1_000 + (part * 100_000), texts: 100_000);

    private static async Task Fuzz(int firstSeed, int texts)
    {
        const int textsPerGraph = 500;
        var options = new QueryOptions { TimeLimit = TimeSpan.FromMilliseconds(500), MemoryLimitBytes = 16 << 20 };
        var broken = new ConcurrentQueue<string>();
        var seeds = Enumerable.Range(0, texts / textsPerGraph).Select(graph => firstSeed + (graph * textsPerGraph));
        await Parallel.ForEachAsync(seeds, async (seed, _) =>
        {
            var engine = await SmallGraph.MakeAsync();
            var source = new RandomTraversals(new Random(seed));
            for (var i = 0; i < textsPerGraph; i++) await RunAsync(engine, source.Anything(), options, broken);
        });
        broken.Should().BeEmpty();
    }

    private static async Task RunAsync(GraphEngine engine, string text, QueryOptions options, ConcurrentQueue<string> broken)
    {
        try
        {
            await engine.ExecuteAsync(text, options);
        }
        catch (GremlinException refusal)
        {
            if (refusal.Code == GremlinErrorCode.InternalFailure) broken.Enqueue($"{text} : {refusal.InnerException}");
        }
    }
}
