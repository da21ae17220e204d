using CustomerJourney.Local.Kpis;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

public sealed class DuckDbWarehouseTests : WarehouseContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse ' ").FullName;
    private readonly List<DuckDbWarehouse> _opened = [];

    protected override IObjectLake Lake => new FolderLake(_folder);

    [Fact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        var file = Path.Combine(_folder, "kpis.duckdb");
        using (var first = await DuckDbWarehouse.OpenAsync(file, Lake, default))
            await first.ExecuteAsync([SqlText.Of($"insert into type_roles values ({"a"}, {"contact"})")], default);
        using var second = await DuckDbWarehouse.OpenAsync(file, Lake, default);
        (await second.QueryAsync(SqlText.Written("select role from type_roles"), default)).Rows.Single().Should().Equal("contact");
    }

    [Fact]
    public async Task Questions_can_be_asked_side_by_side()
    {
        var warehouse = await OpenAsync(Lake);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => warehouse.QueryAsync(SqlText.Of($"select {number} + count(*) from type_roles"), default)));
        answers.Select(answer => answer.Rows[0][0]).Should().Equal(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    public void Dispose()
    {
        foreach (var warehouse in _opened)
            warehouse.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override async Task<IWarehouse> OpenAsync(IObjectLake lake)
    {
        _opened.Add(await DuckDbWarehouse.OpenAsync(null, lake, default));
        return _opened[^1];
    }
}
