using System.Globalization;
using System.Text.Json;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>Thousands of small files, whose list fits in no workflow's input.</summary>
public sealed class ManyFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ccj-many-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public Task Each_of_a_few_is_taken_once() => TakeAsync(30);

    [Fact]
    [Trait("Category", "Long")]
    public Task Each_of_thousands_is_taken_once() => TakeAsync(5000);

    private async Task TakeAsync(int files)
    {
        var workspace = Path.Combine(_root, "shop");
        (await CcjProcess.RunAsync("init", workspace, "--empty")).MustSucceed();
        await File.WriteAllTextAsync(Path.Combine(workspace, "sources", "drops.source.json"),
            """{ "files": "drops/**/*.csv", "touchpoint": { "key": "id", "type": "what", "at": "at", "identifiers": [{ "kind": "account", "column": "who" }] } }""");
        for (var number = 0; number < files; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(workspace, "raw", "drops", "a-folder-with-a-rather-long-name-as-pipelines-make-them", (number % 24).ToString("D2", CultureInfo.InvariantCulture))).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, $"drop-of-the-hour-{number:D6}.csv"), $"id,what,at,who\n{number},call,2024-05-05T10:00:00Z,{number % 500}\n");
        }

        MustBe(await CcjProcess.RunAsync("run", "-w", workspace, "--format", "json"), files, files);
        MustBe(await CcjProcess.RunAsync("run", "-w", workspace, "--format", "json"), 0, files);
    }

    private static void MustBe(CcjAnswer answer, int taken, int all)
    {
        using var output = JsonDocument.Parse(answer.MustSucceed());
        var files = output.RootElement.GetProperty("files");
        files.GetProperty("new").GetInt32().Should().Be(taken);
        files.GetProperty("allCounts").GetProperty("curated").GetInt32().Should().Be(all);
        output.RootElement.GetProperty("identity").GetProperty("touchpoints").GetInt32().Should().Be(all);
    }
}
