namespace CustomerJourney.Kpis;

/// <summary>The journey KPI store: Redshift through its Data API on AWS, a DuckDB file on one machine.</summary>
public interface IWarehouse
{
    /// <summary>Runs statements in order, in one transaction.</summary>
    /// <exception cref="WarehouseException">The engine refused one; nothing of them was done.</exception>
    Task ExecuteAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken);

    /// <summary>Runs one query and fetches all its rows.</summary>
    /// <exception cref="WarehouseException">The engine refused it.</exception>
    Task<WarehouseRows> QueryAsync(SqlText query, CancellationToken cancellationToken);

    /// <summary>Makes a table's rows those of the lake's files: COPY to a staging table, then MERGE on the keys.</summary>
    /// <param name="table">Name of the table; its columns are the files' columns.</param>
    /// <param name="keyColumns">Columns that tell a row.</param>
    /// <param name="lakeKeys">Keys of Parquet files in the object lake, of one schema.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    /// <returns>Rows in the files.</returns>
    Task<long> MergeAsync(string table, IReadOnlyList<string> keyColumns, IReadOnlyList<string> lakeKeys, CancellationToken cancellationToken);
}
