using System.Text;
using CustomerJourney.House;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>The example that <c>ccj init</c> writes works and shows each outcome.</summary>
public sealed class ExampleWorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Example => Path.Combine(Repository.Root, "src", "Ccj", "Example");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("crm", 3, 0, 0)]
    [InlineData("calls", 4, 1, 1)]
    [InlineData("web", 3, 1, 0)]
    public async Task Every_source_maps_its_rows(string source, int curated, int quarantined, int filtered)
    {
        var lake = new FolderLake(_folder.Path);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Example, "raw"), "*", SearchOption.AllDirectories))
            await lake.WriteAsync(Path.GetRelativePath(Example, file), async (stream, stop) => await stream.WriteAsync(await File.ReadAllBytesAsync(file, stop), stop), default);
        var json = await File.ReadAllTextAsync(Path.Combine(Example, "sources", source + ReadMapping.Ending));
        var mapping = ReadMapping.From(source + ReadMapping.Ending, Encoding.UTF8.GetBytes(json));
        var check = await CheckSource.RunAsync(mapping, (await FindFiles.OfAsync(mapping, lake, default)).Single().Key, lake, 100, default);
        check.Problem.Should().BeNull();
        check.Notes.Should().BeEmpty();
        check.Counts.Should().Match<Rows.RowCounts>(counts => counts.Curated == curated && counts.Quarantined == quarantined && counts.Filtered == filtered);
    }
}
