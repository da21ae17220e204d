using CsCheck;
using CustomerJourney.House;
using CustomerJourney.Local.Touchpoints;
using DuckDB.NET.Data;

namespace CustomerJourney.Touchpoints;

public sealed class LakeTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderLake _lake;

    public LakeTableTests() => _lake = new FolderLake(_folder.Path);

    private sealed record Part(string Value);

    private sealed record Sample(string Id, string? Text, int Small, long? Large, double Ratio, bool? Flag, decimal? Money, DateTimeOffset At, DateTimeOffset? Then, DateOnly? Day);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        var instants = Gen.Long[0, 4_000_000_000_000_000].Select(micros => DateTimeOffset.UnixEpoch.AddTicks(micros * 10));
        var rows = Gen.Select(
            Gen.Select(Gen.String, Gen.String.Null(), Gen.Int, Gen.Long.Nullable(), Gen.Double.Where(double.IsFinite)),
            Gen.Select(Gen.Bool.Nullable(), Gen.Long[-99_999_999_999_999, 99_999_999_999_999].Select(units => units / 10_000m).Nullable(), instants, instants.Nullable(), Gen.Int[0, 40_000].Select(day => DateOnly.FromDayNumber(700_000 + day)).Nullable()),
            (a, b) => new Sample(a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, b.Item1, b.Item2, b.Item3, b.Item4, b.Item5));
        var run = 0;
        rows.Array[0, 50].Sample(written =>
        {
            var table = new LakeTable<Sample>(_lake, $"curated/sample{run++}");
            table.AppendAsync(written, "b", default).GetAwaiter().GetResult();
            Read(table).GetAwaiter().GetResult().Should().Equal(written);
        }, iter: 40, threads: 1);
    }

    [Fact]
    public async Task A_batch_taken_twice_counts_once()
    {
        var table = new LakeTable<TouchpointIdentifierRow>(_lake, "curated/t");
        (await table.AppendAsync([Row("1", "a")], "one", default)).Should().HaveCount(1);
        (await table.AppendAsync([Row("1", "a")], "one", default)).Should().BeEmpty();
        (await Read(table)).Should().HaveCount(1);
        (await table.HasBatchAsync("one", default)).Should().BeTrue();
    }

    [Fact]
    public async Task The_latest_row_of_a_key_wins()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a"), Row("2", "b"), Row("1", "c")], "one", default);
        await table.UpsertAsync([Row("2", "d"), Row("3", "e")], "two", default);
        (await Read(table)).Select(row => row.Value).Should().Equal("c", "d", "e");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_replaced_rows_the_latest_of_a_key_wins_too(bool isDistinct)
    {
        var table = Keyed();
        await table.ReplaceAsync([Row("1", "a"), Row(isDistinct ? "2" : "1", "b")], "all", default);
        (await Read(table)).Select(row => row.Value).Should().Equal(isDistinct ? ["a", "b"] : ["b"]);
        await table.UpsertAsync([Row("1", "c")], "one", default);
        (await Read(table)).Select(row => row.Value).Should().Equal(isDistinct ? ["b", "c"] : ["c"]);
    }

    [Fact]
    public async Task Some_columns_are_read_of_the_same_rows()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a"), Row("2", "b"), Row("1", "c")], "one", default);
        var values = new List<string>();
        await foreach (var row in table.Part<Part>().ReadAsync(default))
            values.Add(row.Value);
        values.Should().Equal("b", "c");
    }

    [Fact]
    public async Task Rows_that_replace_others_wait_for_what_comes_first()
    {
        var table = Keyed();
        var failing = Task.FromException(new InvalidOperationException("no"));
        await FluentActions.Awaiting(() => table.ReplaceAsync([Row("1", "a")], "all", default, failing)).Should().ThrowAsync<InvalidOperationException>();
        (await Read(table)).Should().BeEmpty();
    }

    [Fact]
    public async Task Compaction_leaves_the_rows_and_one_file()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a"), Row("2", "b")], "one", default);
        await table.UpsertAsync([Row("1", "c")], "two", default);
        await table.CompactAsync(null, default);
        (await table.LiveFilesAsync(default)).Should().ContainSingle().Which.Rows.Should().Be(2);
        (await Read(table)).Select(row => row.Value).Should().Equal("b", "c");
        (await table.UpsertAsync([Row("1", "a")], "one", default)).Should().BeEmpty("the batch is still known");
    }

    [Fact]
    public async Task A_forgotten_row_is_in_no_file_any_more()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a"), Row("2", "secret")], "one", default);
        await table.CompactAsync(row => row.TouchpointId != "2", default);
        (await Read(table)).Should().ContainSingle();
        Directory.EnumerateFiles(_folder.Path, "*.parquet", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task A_replacement_leaves_only_its_own_rows()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a")], "one", default);
        await table.ReplaceAsync([Row("2", "b")], "all", default);
        (await Read(table)).Select(row => row.Value).Should().Equal("b");
        await table.ReplaceAsync([Row("3", "c")], "all again", default);
        await table.ReplaceAsync([Row("2", "b")], "all", default);
        (await Read(table)).Select(row => row.Value).Should().Equal("b");
    }

    [Fact]
    public async Task Writers_that_meet_lose_nothing()
    {
        var writers = Enumerable.Range(0, 12).Select(writer => Keyed().UpsertAsync([Row($"{writer}", "x")], $"batch {writer}", default));
        await Task.WhenAll(writers);
        (await Read(Keyed())).Should().HaveCount(12);
    }

    [Fact]
    public async Task A_write_that_is_cut_leaves_the_table_as_it_was()
    {
        var table = Keyed();
        await table.UpsertAsync([Row("1", "a")], "one", default);
        var cut = () => table.UpsertAsync(Broken(), "two", default);
        await cut.Should().ThrowAsync<IOException>();
        (await Read(table)).Should().ContainSingle();
    }

    [Fact]
    public async Task Files_of_engines_that_know_no_required_columns_are_read()
    {
        var path = _folder.File("curated/t/spark.parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var copy = connection.CreateCommand();
            copy.CommandText = $"""
                COPY (SELECT 'touchpoint:1' AS touchpoint_id, 's' AS source, 'call' AS type, CAST(NULL AS VARCHAR) AS channel, TIMESTAMP '2024-02-29 23:59:59.123456' AS "at", 'q' AS "sequence",
                             CAST(NULL AS VARCHAR) AS outcome, CAST('12.3400' AS DECIMAL(18,4)) AS amount, 'EUR' AS currency, CAST(NULL AS VARCHAR) AS attributes)
                TO '{path}' (FORMAT PARQUET)
                """;
            copy.ExecuteNonQuery();
        }

        var table = new LakeTable<TouchpointRow>(_lake, "curated/t", "touchpoint_id");
        await table.CommitAsync([new LakeFile("curated/t/spark.parquet", 1)], "one", default);
        (await Read(table)).Should().Equal(new TouchpointRow("touchpoint:1", "s", "call", null, new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.Zero).AddTicks(1_234_560), "q", null, 12.34m, "EUR", null));
    }

    [Fact]
    public async Task DuckDB_reads_the_columns_as_they_are()
    {
        var at = new DateTimeOffset(2024, 2, 29, 23, 59, 59, 123, TimeSpan.Zero).AddTicks(4560);
        var table = new CuratedTables(_lake).Touchpoints;
        await table.UpsertAsync([new TouchpointRow("touchpoint:1", "web", "visit", null, at, "s", null, 12.34m, "EUR", "{}")], "one", default);
        var file = _lake.PathOf((await table.LiveFilesAsync(default))[0].Key);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select touchpoint_id, strftime(\"at\", '%Y-%m-%d %H:%M:%S.%f'), amount::varchar, typeof(\"at\"), typeof(amount), channel is null from read_parquet('{file}')";
        using var reader = command.ExecuteReader();
        reader.Read().Should().BeTrue();
        Enumerable.Range(0, 6).Select(reader.GetValue).Should().Equal("touchpoint:1", "2024-02-29 23:59:59.123456", "12.3400", "TIMESTAMP", "DECIMAL(18,4)", true);
    }

    private static IEnumerable<TouchpointIdentifierRow> Broken()
    {
        yield return Row("2", "b");
        throw new IOException("source went away");
    }

    private static TouchpointIdentifierRow Row(string id, string value) => new(id, "email", value, "identifier:email:0");

    private static async Task<List<T>> Read<T>(LakeTable<T> table)
    {
        var rows = new List<T>();
        await foreach (var row in table.ReadAsync(default))
            rows.Add(row);
        return rows;
    }

    private LakeTable<TouchpointIdentifierRow> Keyed() => new(_lake, "curated/keyed", "touchpoint_id");
}
