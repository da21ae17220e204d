using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A workspace with files of every bad kind, run once.</summary>
public sealed class BadFilesRun : IAsyncLifetime
{
    /// <summary>A gzip that ends in the middle.</summary>
    internal const string CutGzip = "bad/truncated.csv.gz";

    private const string Bad = """
        {
          "files": "bad/*", "region": "GB", "zone": "Europe/London", "currency": "GBP", "format": { "kind": "csv" },
          "touchpoint": {
            "type": "type", "at": { "column": "at", "format": "dd/MM/yyyy HH:mm" }, "channel": { "constant": "phone" }, "amount": "amount", "key": "id",
            "identifiers": [{ "kind": "msisdn", "column": "phone" }]
          }
        }
        """;

    private const string Lines = """{ "files": "lines/*", "touchpoint": { "type": "type", "at": "at", "channel": { "constant": "app" }, "key": "id" } }""";

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-files-").FullName;

    internal CcjAnswer Answer { get; private set; } = null!;

    /// <summary>What became of each file, by its name below <c>raw/</c>.</summary>
    internal Dictionary<string, BatchManifest> Batches { get; } = [];

    private string Workspace => Path.Combine(_root, "shop");

    public async Task InitializeAsync()
    {
        (await CcjProcess.RunAsync("init", Workspace, "--empty")).MustSucceed();
        await WriteAsync("sources/bad.source.json", Bad);
        await WriteAsync("sources/lines.source.json", Lines);
        await WriteAsync("sources/columns.source.json", Lines.Replace("lines/*", "columns/*", StringComparison.Ordinal));
        await WriteAsync("sources/nothing.source.json", Lines.Replace("lines/*", "nothing/*", StringComparison.Ordinal));
        foreach (var file in BadFile.All.Values)
            await WriteAsync($"raw/{file.Name}", file.Content);
        await WriteAsync($"raw/{CutGzip}", BadFile.CutGzip());
        Directory.CreateDirectory(Path.Combine(Workspace, "raw", "bad", "folder.csv"));

        Answer = await CcjProcess.RunAsync("run", "-w", Workspace, "--format", "json");

        var lake = new FolderLake(Workspace);
        await foreach (var found in lake.ListAsync("curated/batches/", default))
        {
            var batch = BatchManifest.Parse(await File.ReadAllBytesAsync(Path.Combine(Workspace, found.Key)));
            Batches[batch.File] = batch;
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private Task WriteAsync(string file, string content) => WriteAsync(file, System.Text.Encoding.UTF8.GetBytes(content));

    private async Task WriteAsync(string file, byte[] content)
    {
        var path = Path.Combine(Workspace, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content);
    }
}
