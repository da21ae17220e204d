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

    /// <summary>Makes a table's rows those of the lake's files, all in one transaction: COPY to a staging table, MERGE on the keys, and rows the files do not hold are deleted.</summary>
    /// <remarks>Where two files hold one key, the later file counts, and in a file the later row: what <c>LakeTable</c> names its live files by.</remarks>
    /// <param name="table">Name of the table, which is there; its columns are found in the files by name.</param>
    /// <param name="keyColumns">Columns that tell a row.</param>
    /// <param name="lakeKeys">Keys of Parquet files in the object lake, of one schema, oldest first; none empties the table.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    /// <returns>Rows the table has now.</returns>
    Task<long> MergeAsync(string table, IReadOnlyList<string> keyColumns, IReadOnlyList<string> lakeKeys, CancellationToken cancellationToken);

    /// <summary>Takes deleted rows out of the store's files, where they otherwise stay until their place is used again.</summary>
    /// <param name="tables">Tables that rows were deleted from.</param>
    /// <param name="cancellationToken">Leaves the store as it was, or partly done.</param>
    Task PurgeAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken);
}
