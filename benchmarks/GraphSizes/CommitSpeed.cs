using System.Diagnostics;
using System.Globalization;
using Gremlin.Engine;
using Gremlin.Store;

namespace CustomerJourney.Benchmarks;

/// <summary>Durable writes by one client and by many, beside what the disk itself can make durable one after another.</summary>
internal static class CommitSpeed
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"disk: {DiskFlushes(Path.Combine(folder, "flushes")):N0} flushes a second, one after another"));
        foreach (var clients in new[] { 1, 2, 8, 32, 128 })
        {
            var data = Path.Combine(folder, "graph" + clients);
            using var graph = PropertyGraph.Open(data);
            var engine = new GraphEngine(graph);
            await WriteAsync(engine, 1, TimeSpan.FromSeconds(1));
            var commits = await WriteAsync(engine, clients, Measured);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clients,4} clients: {commits / Measured.TotalSeconds,8:N0} durable commits a second"));
        }
    }

    private static double DiskFlushes(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[512];
        var began = Stopwatch.GetTimestamp();
        var flushes = 0;
        for (; Stopwatch.GetElapsedTime(began) < Measured; flushes++)
        {
            file.Write(block);
            file.Flush(flushToDisk: true);
        }

        return flushes / Measured.TotalSeconds;
    }

    private static async Task<int> WriteAsync(GraphEngine engine, int clients, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var commits = 0;
            for (; Stopwatch.GetElapsedTime(began) < time; commits++)
                await engine.ExecuteAsync($"g.addV('reading').property(single, 'client', {client}).property(single, 'number', {commits})");
            return commits;
        })));
        return counts.Sum();
    }
}
