using System.Diagnostics;
using System.Globalization;
using Gremlin.Engine;

namespace Gremlin.Store;

public sealed class KillTests
{
    [Fact]
    public Task A_few_kills_lose_no_answered_commit() => KillAsync(seed: 1, kills: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_hundred_kills_lose_no_answered_commit() =>
        Task.WhenAll(Enumerable.Range(2, 4).Select(seed => Task.Run(() => KillAsync(seed, kills: 50)))); // four graphs beside one another: starting a process takes longest

    private static async Task KillAsync(int seed, int kills)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var answered = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            var before = answered.Count;
            await WriteUntilKilledAsync(folder.Path, kill, random, answered);
            answered.Count.Should().BeGreaterThan(before, "the writer got on before it was killed");
            Verify(folder.Path, answered);
        }
    }

    private static async Task WriteUntilKilledAsync(string folder, int run, Random random, List<string> answered)
    {
        const int SmallSnapshot = 1 << 16;
        var writer = Path.Combine(AppContext.BaseDirectory, "Gremlin.Writer.dll");
        var start = new ProcessStartInfo("dotnet", [writer, folder, run.ToString(CultureInfo.InvariantCulture), SmallSnapshot.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        (await process.StandardOutput.ReadLineAsync()).Should().Be("ready");
        var left = random.Next(5, 200);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            answered.Add(line);
            if (--left == 0)
                process.Kill(); // what the pipe still holds was answered too
        }

        await process.WaitForExitAsync();
    }

    private static void Verify(string folder, List<string> answered)
    {
        using var graph = PropertyGraph.Open(folder);
        var state = graph.Read();
        var done = state.Names.Keys.Find("done");
        foreach (var name in answered)
        {
            state.FindVertex("a" + name).Should().BeGreaterThanOrEqualTo(0, "pair {0} was answered", name);
            state.FindEdge("e" + name).Should().BeGreaterThanOrEqualTo(0);
            state.CountVertexValues(state.FindVertex("b" + name), done).Should().Be(1);
        }

        state.EdgeCount.Should().Be(state.VertexCount / 2, "a pair is there whole or not at all");
        new GraphEngine(graph).Explain("g.V()").Should().NotBeNull();
    }
}
