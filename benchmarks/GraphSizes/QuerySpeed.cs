using System.Diagnostics;
using System.Globalization;
using Gremlin.Engine;
using Gremlin.Loading;
using Gremlin.Store;

namespace CustomerJourney.Benchmarks;

/// <summary>Queries in process on one thread with a warm plan: each text has another customer's id and another window.</summary>
internal static class QuerySpeed
{
    private const int Touchpoints = 40_000;
    private const int ExpandedEdges = 3 * Touchpoints;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    /// <param name="words">Only queries with this in their name.</param>
    public static async Task RunAsync(string words)
    {
        var folder = Directory.CreateTempSubdirectory("graph-queries");
        try
        {
            SampleFiles.Write(folder.FullName, Touchpoints);
            using var graph = PropertyGraph.InMemory();
            await new BulkLoader(graph, new LoadSources()).Start(new LoadRequest { Source = folder.FullName, Mode = LoadMode.New }).Ended;
            await MeasureAllAsync(new GraphEngine(graph), words);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAllAsync(GraphEngine engine, string words)
    {
        Task<double> MeasureAsync(string name, Func<int, string> text) =>
            name.Contains(words, StringComparison.Ordinal) ? QuerySpeed.MeasureAsync(name, text, engine) : Task.FromResult(0.0);
        var ids = (await engine.ExecuteAsync("g.V().hasLabel('customer').id()")).Values.Cast<string>().ToArray();
        string Id(int run) => ids[run % ids.Length];
        await MeasureAsync("vertex by id, valueMap", run => $"g.V('{Id(run)}').valueMap()");
        await MeasureAsync("milestone: window, ordered", run => $"g.V('{Id(run)}').out('had').has('at', between(datetime('{At(run)}'), datetime('{At(run + 90_000)}'))).order().by('at').by('sequence').limit(10).values('type')");
        await MeasureAsync("milestone: one step after another", run => $"g.V('{Id(run)}').as('c').out('had').has('type', 'complaint').as('s1').select('c').out('had').has('type', 'purchase').as('s2').where('s2', gt('s1')).by('sequence').filter(math('s2 - s1').by('sequence').is(lte({run % 30_000}))).order().by(select('s2').values('sequence')).limit(1).project('s1', 's2').by(select('s1').id()).by(select('s2').id())");
        await MeasureAsync("timeline: out, order, limit 20, valueMap", run => $"g.V('{Id(run)}').out('had').order().by('at', desc).limit(20).valueMap('type', 'at')");
        var perSecond = await MeasureAsync("expand three times from all customers", _ => "g.V().hasLabel('customer').out('had').out('next').out('next').iterate()");
        if (perSecond > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"edges expanded: {perSecond * ExpandedEdges:N0} a CPU second"));
    }

    private static async Task<double> MeasureAsync(string name, Func<int, string> text, GraphEngine engine)
    {
        await RepeatAsync(text, engine, WarmUp);
        var (allocated, cpu) = (GC.GetAllocatedBytesForCurrentThread(), Process.GetCurrentProcess().TotalProcessorTime);
        var began = Stopwatch.GetTimestamp();
        var runs = await RepeatAsync(text, engine, Measured);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / runs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {runs / seconds,10:N0} a second {runs / cpuSeconds,10:N0} a CPU second {bytes,7:N0} bytes each"));
        return runs / cpuSeconds;
    }

    private static async Task<int> RepeatAsync(Func<int, string> text, GraphEngine engine, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; Stopwatch.GetElapsedTime(began) < time; runs++)
            await engine.ExecuteAsync(text(runs));
        return runs;
    }

    private static string At(int second) => SampleFiles.At(second % 200_000 / 7);
}
