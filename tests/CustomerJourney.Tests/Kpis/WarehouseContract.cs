using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

/// <summary>What every warehouse does; run on each implementation.</summary>
public abstract class WarehouseContract
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 10, 0, 0, 123, TimeSpan.Zero);

    /// <summary>An empty warehouse with its schema, over <paramref name="lake"/>.</summary>
    protected abstract Task<IWarehouse> OpenAsync(IObjectLake lake);

    /// <summary>An empty lake.</summary>
    protected abstract IObjectLake Lake { get; }

    [Fact]
    public async Task A_value_comes_back_as_it_went_in()
    {
        var warehouse = await OpenAsync(Lake);
        var rows = await warehouse.QueryAsync(SqlText.Of($"select {"it's :p9 \"x\""} as t, cast({At} as timestamp) as i, cast({12.5m} as decimal(18, 4)) as m, {7L} as n, cast({true} as boolean) as b, 'a :p0 text' as q"), default);
        rows.Columns.Should().Equal("t", "i", "m", "n", "b", "q");
        rows.Rows.Single().Should().Equal("it's :p9 \"x\"", At, 12.5m, 7L, true, "a :p0 text");
    }

    [Fact]
    public async Task Statements_are_one_transaction()
    {
        var warehouse = await OpenAsync(Lake);
        var wrong = () => warehouse.ExecuteAsync([SqlText.Of($"insert into type_roles values ({"a"}, {"contact"})"), SqlText.Written("insert into nowhere values (1)")], default);
        await wrong.Should().ThrowAsync<WarehouseException>();
        (await CountAsync(warehouse, "type_roles")).Should().Be(0);
    }

    [Fact]
    public async Task After_a_purge_everything_is_as_it_was()
    {
        var warehouse = await OpenAsync(Lake);
        await warehouse.ExecuteAsync([SqlText.Of($"insert into type_roles values ({"a"}, {"contact"})"), SqlText.Of($"insert into type_roles values ({"b"}, {"contact"})")], default);
        await warehouse.ExecuteAsync([SqlText.Of($"delete from type_roles where type = {"a"}")], default);
        await warehouse.PurgeAsync(["type_roles"], default);
        (await CountAsync(warehouse, "type_roles")).Should().Be(1);
        await warehouse.ExecuteAsync(WarehouseSchema.Create, default);
    }

    [Fact]
    public async Task Making_the_schema_again_changes_nothing()
    {
        var warehouse = await OpenAsync(Lake);
        await warehouse.ExecuteAsync(WarehouseSchema.LoadVocabulary(Vocabulary.Empty with { Types = new Dictionary<string, IReadOnlyList<string>> { ["call"] = ["contact", "fault"] } }), default);
        await warehouse.ExecuteAsync(WarehouseSchema.Create, default);
        (await CountAsync(warehouse, "type_roles")).Should().Be(2);
    }

    [Fact]
    public async Task A_table_becomes_what_the_files_hold_and_of_one_key_the_latest()
    {
        var warehouse = await OpenAsync(Lake);
        var table = new LakeTable<Scored>(Lake, "resolved/scores", "customer_id", "model");
        await table.UpsertAsync([Row("a", 0.1), Row("b", 0.2), Row("b", 0.3)], "one", default);
        await table.UpsertAsync([Row("a", 0.9)], "two", default);
        (await MergeAsync(warehouse, table)).Should().Be(2);
        (await ProbabilitiesAsync(warehouse)).Should().Equal("a 0.9", "b 0.3");

        await table.ReplaceAsync([Row("c", 0.5)], "three", default);
        (await MergeAsync(warehouse, table)).Should().Be(1);
        (await MergeAsync(warehouse, table)).Should().Be(1, "taking the same files again changes nothing");
        (await ProbabilitiesAsync(warehouse)).Should().Equal("c 0.5");
    }

    [Fact]
    public async Task No_files_empty_the_table()
    {
        var warehouse = await OpenAsync(Lake);
        await warehouse.ExecuteAsync([SqlText.Written("insert into milestones values ('m', 'c', 'x', 1, timestamp '2026-01-01 00:00:00', 'e')")], default);
        (await warehouse.MergeAsync("milestones", ["milestone_id"], [], default)).Should().Be(0);
        (await CountAsync(warehouse, "milestones")).Should().Be(0);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_refused_by_name()
    {
        var warehouse = await OpenAsync(Lake);
        var merge = () => warehouse.MergeAsync("nowhere", ["id"], [], default);
        (await merge.Should().ThrowAsync<WarehouseException>()).WithMessage("*nowhere*");
    }

    private static Scored Row(string customer, double probability) => new(customer, "churn", "1", At, probability, null);

    private static async Task<long> MergeAsync(IWarehouse warehouse, LakeTable<Scored> table) =>
        await warehouse.MergeAsync("scores", table.KeyColumns, [.. (await table.LiveFilesAsync(default)).Select(file => file.Key)], default);

    private static async Task<IEnumerable<string>> ProbabilitiesAsync(IWarehouse warehouse) =>
        (await warehouse.QueryAsync(SqlText.Written("select customer_id, probability from scores order by 1"), default)).Rows.Select(row => FormattableString.Invariant($"{row[0]} {row[1]}"));

    private static async Task<long> CountAsync(IWarehouse warehouse, string table) =>
        (long)(await warehouse.QueryAsync(SqlText.Of($"select count(*) from {SqlText.Name(table)}"), default)).Rows[0][0]!;

    private sealed record Scored(string CustomerId, string Model, string Version, DateTimeOffset CutOff, double Probability, string? Reasons);
}
