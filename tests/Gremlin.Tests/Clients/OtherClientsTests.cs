using System.Diagnostics;
using System.Text.Json.Nodes;
using Gremlin.Engine;
using Gremlin.Http;
using Gremlin.Store;

namespace Gremlin.Clients;

/// <summary>Clients made for Neptune, unchanged.</summary>
public sealed class OtherClientsTests
{
    [ToolFact("aws")]
    [Trait("Category", "Long")]
    public async Task The_AWS_command_line_runs_a_query()
    {
        using var graph = PropertyGraph.InMemory();
        await using var server = await GraphServer.StartAsync(graph, new GraphEngine(graph), 0);

        var output = await RunAsync("aws", AppContext.BaseDirectory, "neptunedata", "execute-gremlin-query", "--gremlin-query", "g.inject(41)", "--endpoint-url", Address(server), "--region", "eu-west-1");

        JsonNode.Parse(output)!["result"]!["data"]!["@value"]![0]!["@value"]!.GetValue<int>().Should().Be(41);
    }

    [ToolFact("npm")]
    [Trait("Category", "Long")]
    public async Task The_AWS_SDK_for_JavaScript_queries_loads_follows_and_resets()
    {
        using var folder = new TemporaryFolder();
        using var graph = PropertyGraph.InMemory();
        await using var server = await GraphServer.StartAsync(graph, new GraphEngine(graph), 0);
        foreach (var file in new[] { "package.json", "neptunedata.mjs" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Clients", file), folder.File(file));
        await File.WriteAllTextAsync(folder.File("v.csv"), "~id,~label,n:Int\nv1,A,1\n");
        await RunAsync("npm", folder.Path, "install", "--no-audit", "--no-fund");

        var output = await RunAsync("node", folder.Path, "neptunedata.mjs", Address(server), folder.File("v.csv"));

        output.Trim().Split('\n').Should().Equal(
            "query 1",
            "refused MalformedQueryException 400",
            "status healthy",
            "running 0",
            "explained true",
            "profiled true",
            "load LOAD_COMPLETED 2",
            "stream 2 vl ADD",
            "past the end StreamRecordsNotFoundException",
            "summary 1",
            "reset 200 OK",
            "query 0");
    }

    private static string Address(GraphServer server) => $"http://127.0.0.1:{server.Port}";

    private static async Task<string> RunAsync(string tool, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await errors);
        return output;
    }
}
