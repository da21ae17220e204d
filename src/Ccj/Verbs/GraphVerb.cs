using System.CommandLine;
using System.Globalization;
using Gremlin.Engine;
using Gremlin.Http;
using Gremlin.Store;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>graph</c>: the Neptune-like endpoint on its own.</summary>
internal static class GraphVerb
{
    private const int DefaultPort = 8182;
    private const int MostPort = 65535;

    private static readonly Option<int> Port = new("--port") { DefaultValueFactory = _ => DefaultPort, Description = "Port on 127.0.0.1; 0 takes a free one and prints it." };
    private static readonly Option<string?> Data = new("--data") { Description = "Folder that keeps the graph; without it the graph is empty and gone at the end." };
    private static readonly Option<bool> Faults = new("--faults")
    {
        Description = $"For tests: a request with the header {TestFaults.Header} gets the error it names (ConcurrentModificationException, TooManyRequestsException …) or, for 'cut', a broken connection; inference endpoints are answered by a stub.",
    };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("graph", """
            Serves a property graph as Amazon Neptune does: Gremlin, change stream, bulk loader.

            Example:
              ccj graph --port 8182 --data ./graph
              curl -d '{"gremlin":"g.V().count()"}' http://127.0.0.1:8182/gremlin
            """) { Port, Data, Faults };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var port = parsed.GetValue(Port);
        if (port is < 0 or > MostPort)
            return Tell($"--port {port} is no port; take one from 1 to {MostPort}, or 0 for a free one.", 2);
        var data = parsed.GetValue(Data);
        try
        {
            using var graph = data is null ? PropertyGraph.InMemory() : PropertyGraph.Open(data);
            return await ServeAsync(graph, port, parsed.GetValue(Faults), cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Tell(wrong.Message, 1);
        }
    }

    private static async Task<int> ServeAsync(PropertyGraph graph, int port, bool faults, CancellationToken cancellationToken)
    {
        var options = faults ? TestFaults.Options : new EndpointOptions();
        await using var server = await GraphServer.StartAsync(graph, new GraphEngine(graph), port, options, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Graph at http://127.0.0.1:{server.Port} ({graph.VertexCount:N0} vertices, {graph.EdgeCount:N0} edges{(graph.Folder is { } folder ? $" in {folder}" : ", in memory")}). Ctrl-C ends it."));
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Closing.");
        }

        return 0;
    }

    private static int Tell(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
