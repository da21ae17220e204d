using System.Text;
using CsCheck;
using CustomerJourney.House;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

public sealed class MapBatchTests : IDisposable
{
    private const string Head = "what,when,who\n";
    private readonly TemporaryFolder _folder = new();
    private readonly FolderLake _lake;

    public MapBatchTests() => _lake = new FolderLake(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_batch_writes_tables_graph_files_and_a_manifest()
    {
        var manifest = await Map("one.csv", Head + "a,2024-01-01,1\nbad\nb,2024-01-02,1\n");
        manifest.Counts.Should().Be(new RowCounts(3, 2, 1, 0, 2, 0));
        manifest.Tables.Keys.Should().BeEquivalentTo("curated/touchpoints", "curated/touchpoint_identifiers", "quarantine/rows");
        manifest.TypesSeen.Should().Equal(new Dictionary<string, long> { ["a"] = 1, ["b"] = 1 });
        (await Files(manifest.GraphPrefix!)).Should().Equal("edges-carries.csv", "vertices-identifiers.csv", "vertices-touchpoints.csv");
        var id = (await Rows(new CuratedTables(_lake).Touchpoints))[0].TouchpointId;
        (await Text(manifest.GraphPrefix + "vertices-touchpoints.csv")).Split('\n')[..2].Should().Equal(
            "~id,~label,type:String(single),channel:String(single),source:String(single),at:Date(single),atMillis:Long(single),sequence:String(single),outcome:String(single),amount:Double(single),currency:String(single)",
            $"{id},touchpoint,a,,calls,2024-01-01T00:00:00.000Z,1704067200000,calls\tone.csv\t000000000001,,,");
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await Map("one.csv", Head + "a,2024-01-01,1\n");
        var before = Snapshot();
        (await Map("one.csv", Head + "a,2024-01-01,1\n")).AlreadyTaken.Should().BeTrue();
        Snapshot().Should().Equal(before);
        (await Map("again.csv", Head + "a,2024-01-01,1\n")).AlreadyTaken.Should().BeTrue();
        (await Rows(new CuratedTables(_lake).Touchpoints)).Should().ContainSingle();
    }

    [Fact]
    public void A_file_delivered_in_any_cuts_and_again_whole_gives_what_it_gives_at_once()
    {
        var line = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 5], (type, day, who) => $"t{type},2024-01-0{day},{who}\n");
        Gen.Select(line.List[1, 25], Gen.Int[0, 25]).Sample(
            (lines, cut) =>
            {
                using var whole = new TemporaryFolder();
                using var cuts = new TemporaryFolder();
                var atOnce = Delivered(whole, string.Concat(lines)).GetAwaiter().GetResult();
                var resumed = Delivered(cuts, string.Concat(lines.Take(cut)), string.Concat(lines), string.Concat(lines)).GetAwaiter().GetResult();
                resumed.Should().BeEquivalentTo(atOnce);
            },
            iter: 15, threads: 1);
    }

    [Fact]
    public async Task A_batch_that_was_killed_between_tables_is_completed()
    {
        var key = await Put("one.csv", Head + "a,2024-01-01,1\n");
        var mapping = Mapped.Mapping(Mapped.Calls);
        var batch = await MapBatch.BatchIdAsync(mapping, key, _lake, default);
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01,1\n");
        await new CuratedTables(_lake).Touchpoints.UpsertAsync(mapped.Rows.Touchpoints, batch, default);
        var manifest = await MapBatch.RunAsync(mapping, key, _lake, Mapped.Key, null, default);
        manifest.AlreadyTaken.Should().BeFalse();
        (await Rows(new CuratedTables(_lake).Touchpoints)).Should().ContainSingle();
        (await Rows(new CuratedTables(_lake).TouchpointIdentifiers)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_the_tables_as_they_were()
    {
        var key = await Put("one.csv", Head + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a,2024-01-01,{i}\n")));
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);
        await FluentActions.Awaiting(() => MapBatch.RunAsync(Mapped.Mapping(Mapped.Calls), key, _lake, Mapped.Key, progress, stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        (await Rows(new CuratedTables(_lake).Touchpoints)).Should().BeEmpty();
        (await MapBatch.RunAsync(Mapped.Mapping(Mapped.Calls), key, _lake, Mapped.Key, null, default)).Counts.Curated.Should().Be(50_000);
    }

    [Fact]
    public async Task Parquet_is_mapped_as_text_is()
    {
        await WriteParquet("raw/calls/one.parquet");
        const string Mapping = """
            { "files": "*", "zone": "Europe/Berlin", "currency": "EUR",
              "touchpoint": { "type": "what", "at": "when", "amount": "paid", "identifiers": [ { "kind": "account", "column": "who" } ], "attributes": ["ok"] } }
            """;
        var manifest = await MapBatch.RunAsync(Mapped.Mapping(Mapping), "raw/calls/one.parquet", _lake, Mapped.Key, null, default);
        (await Rows(new CuratedTables(_lake).Quarantine)).Select(row => row.Reason).Should().Equal("column 'what' has no type");
        manifest.Counts.Should().Be(new RowCounts(2, 1, 1, 0, 1, 0));
        (await Rows(new CuratedTables(_lake).Touchpoints)).Single().Should().Match<TouchpointRow>(row =>
            row.Type == "a" && row.At == new DateTimeOffset(2024, 7, 1, 10, 0, 0, TimeSpan.Zero) && row.Amount == 1.5m && row.Attributes == "{\"ok\":\"true\"}");
        (await Rows(new CuratedTables(_lake).Quarantine)).Single().Should().Match<QuarantineRow>(row => row.Line == 2 && row.Raw.StartsWith("{\"what\":null"));
    }

    [Fact]
    public async Task A_file_that_is_no_Parquet_is_reported_in_a_sentence()
    {
        await _lake.WriteAsync("raw/calls/one.parquet", async (stream, stop) => await stream.WriteAsync("PAR1 not really"u8.ToArray(), stop), default);
        var mapping = () => MapBatch.RunAsync(Mapped.Mapping(Mapped.Calls), "raw/calls/one.parquet", _lake, Mapped.Key, null, default);
        (await mapping.Should().ThrowAsync<SourceFileException>()).Which.Message.Should().StartWith("calls/one.parquet is no Parquet file");
    }

    [Fact]
    public async Task A_column_that_the_file_lacks_is_reported_with_its_place_in_the_mapping()
    {
        var mapping = () => Map("one.csv", "what,wen,who\na,2024-01-01,1\n");
        (await mapping.Should().ThrowAsync<MappingException>()).Which.Message.Should().Be("calls.source.json:2:41: one.csv has no column 'when'. Did you mean 'wen'?");
    }

    [Fact]
    public async Task An_empty_file_is_reported_in_a_sentence()
    {
        var mapping = () => Map("one.csv", "");
        (await mapping.Should().ThrowAsync<MappingException>()).Which.Message.Should().Contain("The file is empty.");
    }

    [Fact]
    public async Task A_header_alone_is_a_batch_of_no_rows() =>
        (await Map("one.csv", Head)).Counts.Should().Be(new RowCounts(0, 0, 0, 0, 0, 0));

    [Fact]
    public async Task Globs_find_files_and_stay_in_their_folder()
    {
        foreach (var name in new[] { "calls/a.csv", "calls/b.csv.gz", "calls/deep/c.csv", "calls.csv" })
            await Put(name, "x");
        (await Found("calls/*.csv")).Should().Equal("raw/calls/a.csv");
        (await Found("calls/**/*.csv*")).Should().Equal("raw/calls/a.csv", "raw/calls/b.csv.gz", "raw/calls/deep/c.csv");
        (await Found("none/*")).Should().BeEmpty();
    }

    private async Task<IEnumerable<string>> Found(string glob) =>
        (await FindFiles.OfAsync(Mapped.Mapping(Mapped.Calls) with { Files = [glob] }, _lake, default)).Select(file => file.Key);

    private static async Task<IEnumerable<(string Id, string Type, DateTimeOffset At)>> Delivered(TemporaryFolder folder, params string[] deliveries)
    {
        var lake = new FolderLake(folder.Path);
        foreach (var rows in deliveries)
        {
            await lake.WriteAsync("raw/one.csv", async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(Head + rows), stop), default);
            await MapBatch.RunAsync(Mapped.Mapping(Mapped.Calls), "raw/one.csv", lake, Mapped.Key, null, default);
        }

        return (await Rows(new CuratedTables(lake).Touchpoints)).Select(row => (row.TouchpointId, row.Type, row.At)).ToList();
    }

    private async Task<BatchManifest> Map(string name, string text) => await MapBatch.RunAsync(Mapped.Mapping(Mapped.Calls), await Put(name, text), _lake, Mapped.Key, null, default);

    private async Task<string> Put(string name, string text)
    {
        await _lake.WriteAsync("raw/" + name, async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop), default);
        return "raw/" + name;
    }

    private async Task WriteParquet(string key)
    {
        var what = new DataField("what", typeof(string), true);
        var when = new DateTimeDataField("when", DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Micros, true);
        var (paid, who, ok) = (new DataField("paid", typeof(double), true), new DataField("who", typeof(long), false), new DataField("ok", typeof(bool), true));
        await _lake.WriteAsync(key, async (stream, stop) =>
        {
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(what, when, paid, who, ok), stream, cancellationToken: stop);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(what, new string?[] { "a", null });
            await group.WriteAsync<DateTime>(when, new DateTime?[] { new DateTime(2024, 7, 1, 12, 0, 0), null }.AsMemory(), cancellationToken: stop);
            await group.WriteAsync<double>(paid, new double?[] { 1.5, null }.AsMemory(), cancellationToken: stop);
            await group.WriteAsync<long>(who, new long[] { 1, 2 }.AsMemory(), cancellationToken: stop);
            await group.WriteAsync<bool>(ok, new bool?[] { true, null }.AsMemory(), cancellationToken: stop);
        }, default);
    }

    private Dictionary<string, DateTime> Snapshot() =>
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "curated"), "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private async Task<List<string>> Files(string prefix)
    {
        var names = new List<string>();
        await foreach (var file in _lake.ListAsync(prefix, default))
            names.Add(file.Key[prefix.Length..]);
        return names;
    }

    private async Task<string> Text(string key)
    {
        using var reader = new StreamReader(await _lake.OpenReadAsync(key, default));
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<T>> Rows<T>(LakeTable<T> table)
    {
        var rows = new List<T>();
        await foreach (var row in table.ReadAsync(default))
            rows.Add(row);
        return rows;
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => stop.Cancel();
    }
}
