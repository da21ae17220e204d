using System.Text;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

public sealed class NewFilesTests : IDisposable
{
    private const string Mapping = """{ "files": "calls/*.csv", "touchpoint": { "type": "what", "at": "at" } }""";
    private const string Done = """{"source":"calls","key":"KEY","version":"VERSION","size":1,"mapping":"MAPPING","batch":"BATCH","counts":{"read":2,"curated":1,"quarantined":1,"filtered":0,"touchpoints":1,"parties":0},"damage":"DAMAGE"}""";
    private const string Failed = """{"source":"calls","key":"KEY","version":"VERSION","size":1,"mapping":"MAPPING","failure":{"Error":"States.TaskFailed","Cause":"{\"Error\":\"MappingException\",\"Cause\":\"{\\\"errorType\\\":\\\"MappingException\\\",\\\"errorMessage\\\":\\\"no column\\\"}\"}"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("ccj-new-files-").FullName;
    private readonly FolderLake _lake;

    public NewFilesTests()
    {
        _lake = new FolderLake(_folder);
        Write("sources/calls.source.json", Mapping);
        Write("raw/calls/b.csv", "b");
        Write("raw/calls/a.csv", "a");
        Write("raw/other/c.csv", "c");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_files_are_new_at_first_in_the_order_of_their_keys()
    {
        var found = await ListNewFiles.RunAsync(_lake, "r1", null, default);
        found.Sources.Should().Equal(new SourceFiles("calls", "curated/runs/r1/calls.jsonl", "curated/runs/r1/calls", 2));
        (await ListAsync("r1")).Select(file => file.Key).Should().Equal("raw/calls/a.csv", "raw/calls/b.csv");
    }

    [Fact]
    public async Task What_was_taken_is_not_looked_at_again_until_its_content_or_its_mapping_changes()
    {
        await TakeAsync("r1", _ => Done);
        (await ListNewFiles.RunAsync(_lake, "r2", null, default)).Sources.Should().BeEmpty();

        Write("raw/calls/a.csv", "another content");
        await ListNewFiles.RunAsync(_lake, "r3", null, default);
        (await ListAsync("r3")).Select(file => file.Key).Should().Equal("raw/calls/a.csv");

        Write("sources/calls.source.json", Mapping.Replace("what", "kind", StringComparison.Ordinal));
        (await ListNewFiles.RunAsync(_lake, "r4", null, default)).Sources.Single().Files.Should().Be(2);
    }

    [Fact]
    public async Task What_failed_or_was_damaged_is_tried_again_and_told()
    {
        var summed = await TakeAsync("r1", file => file.Key.EndsWith("a.csv", StringComparison.Ordinal) ? Failed : Done.Replace("DAMAGE", "cut off", StringComparison.Ordinal));
        summed.WrongFiles.Should().Be(2);
        summed.Wrong.Select(file => file.Failure?.Cause ?? file.Damage).Should().Equal("no column", "cut off");
        summed.AllCounts.Read.Should().Be(2, "what was read of the damaged one is in");
        (await ListNewFiles.RunAsync(_lake, "r2", null, default)).Sources.Single().Files.Should().Be(2);
    }

    [Fact]
    public async Task Two_files_of_one_content_count_once()
    {
        var summed = await TakeAsync("r1", _ => Done.Replace("BATCH", "same", StringComparison.Ordinal));
        summed.Should().BeEquivalentTo(new { New = 2, NewCounts = new RowCounts(4, 2, 2, 0, 2, 0), All = 1, AllCounts = new RowCounts(2, 1, 1, 0, 1, 0) });
    }

    [Fact]
    public async Task A_source_without_files_is_told_and_a_source_that_is_not_there_refused()
    {
        Write("sources/empty.source.json", Mapping.Replace("calls", "nowhere", StringComparison.Ordinal));
        (await ListNewFiles.RunAsync(_lake, "r1", null, default)).Without.Should().ContainSingle().Which.Should().Contain("empty").And.Contain("nowhere/*.csv");
        await FluentActions.Awaiting(() => ListNewFiles.RunAsync(_lake, "r1", "nobody", default)).Should().ThrowAsync<KeyNotFoundException>();
    }

    /// <summary>Does what the workflow does: each file's end becomes a line of the results.</summary>
    private async Task<FilesTaken> TakeAsync(string run, Func<TakenFile, string> end)
    {
        var source = (await ListNewFiles.RunAsync(_lake, run, null, default)).Sources.Single();
        var lines = (await ListAsync(run)).Select(file => end(file).Replace("KEY", file.Key, StringComparison.Ordinal).Replace("VERSION", file.Version, StringComparison.Ordinal)
            .Replace("MAPPING", file.Mapping, StringComparison.Ordinal).Replace("BATCH", file.Key, StringComparison.Ordinal).Replace("DAMAGE", "", StringComparison.Ordinal));
        Write($"{source.Results}/SUCCEEDED_0.jsonl", string.Join('\n', lines));
        Write($"{source.Results}/manifest.json", $$$"""{"ResultFiles":{"FAILED":[],"SUCCEEDED":[{"Key":"{{{source.Results}}}/SUCCEEDED_0.jsonl","Size":1}],"PENDING":[]}}""");
        return await SumUpFiles.RunAsync(_lake, [$"{source.Results}/manifest.json"], default);
    }

    private Task<List<TakenFile>> ListAsync(string run) => FileLists.ReadAsync(_lake, $"curated/runs/{run}/calls.jsonl", default);

    private void Write(string file, string content)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
    }
}
