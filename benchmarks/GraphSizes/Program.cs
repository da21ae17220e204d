using System.Diagnostics;
using System.Globalization;
using CustomerJourney.Benchmarks;
using Gremlin.Loading;
using Gremlin.Store;

// GraphSizes write DIR TOUCHPOINTS · load CSV-DIR DATA-DIR|memory · open DATA-DIR · requests DIR · queries [WORDS] · commits DIR
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["write", var folder, var touchpoints]:
        SampleFiles.Write(folder, int.Parse(touchpoints));
        return 0;
    case ["load", var source, var data]:
        await LoadAsync(source, data == "memory" ? PropertyGraph.InMemory() : PropertyGraph.Open(data));
        return 0;
    case ["open", var data]:
        Open(data);
        return 0;
    case ["requests", var folder]:
        RequestFiles.Write(folder);
        return 0;
    case ["queries", .. var words]:
        await QuerySpeed.RunAsync(string.Join(' ', words));
        return 0;
    case ["commits", var folder]:
        await CommitSpeed.RunAsync(folder);
        return 0;
    default:
        Console.Error.WriteLine("GraphSizes write DIR TOUCHPOINTS | load CSV-DIR DATA-DIR|memory | open DATA-DIR | requests DIR | queries [WORDS] | commits DIR");
        return 2;
}

static async Task LoadAsync(string source, PropertyGraph graph)
{
    using var opened = graph;
    var began = Stopwatch.GetTimestamp();
    var job = new BulkLoader(graph, new LoadSources()).Start(new LoadRequest { Source = source, Mode = LoadMode.New });
    await job.Ended;
    var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    var elements = graph.VertexCount + (long)graph.EdgeCount;
    Console.WriteLine($"{job.Status}: {graph.VertexCount:N0} vertices, {graph.EdgeCount:N0} edges, {job.Counts.TotalRecords:N0} records in {seconds:F2} s, {elements / seconds:N0} elements/s, CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s");
    Memory();
    began = Stopwatch.GetTimestamp();
    await graph.SaveSnapshotAsync();
    Console.WriteLine($"snapshot in {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s");
}

static void Open(string data)
{
    var began = Stopwatch.GetTimestamp();
    using var graph = PropertyGraph.Open(data);
    Console.WriteLine($"opened {graph.VertexCount:N0} vertices, {graph.EdgeCount:N0} edges in {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s, CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s");
    Memory();
}

static void Memory()
{
    Console.WriteLine($"resident at the end {Process.GetCurrentProcess().WorkingSet64 >> 20} MiB");
    GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    Console.WriteLine($"live {GC.GetTotalMemory(true) >> 20} MiB, resident after a collection {Process.GetCurrentProcess().WorkingSet64 >> 20} MiB");
}
