using Amazon.RedshiftDataAPIService;
using CustomerJourney.Kpis;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Kpis;

/// <summary>The KPI store on Redshift Serverless, through the Data API: no connection to hold, statements waited for by looking.</summary>
/// <param name="redshift">The client; a repeated call is told by its token and done once.</param>
/// <param name="lake">Where files to merge lie.</param>
/// <param name="options">Workgroup and role.</param>
/// <param name="clock">Measures pauses.</param>
public sealed class RedshiftWarehouse(IAmazonRedshiftDataAPIService redshift, IObjectLake lake, RedshiftOptions options, TimeProvider clock) : IWarehouse
{
    private const int LargestBatch = 40; // the service's limit
    private static readonly SqlText Begin = SqlText.Written("BEGIN");
    private static readonly SqlText Commit = SqlText.Written("COMMIT");
    private static readonly SqlText Rollback = SqlText.Written("ROLLBACK");
    private readonly RedshiftCalls _calls = new(redshift, options, clock);

    /// <inheritdoc/>
    public async Task ExecuteAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken)
    {
        if (statements.Count == 1)
            await _calls.RunAsync(statements[0], session: null, opensSession: false, cancellationToken);
        else if (statements.Count > 0)
            await TransactAsync(statements, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WarehouseRows> QueryAsync(SqlText query, CancellationToken cancellationToken)
    {
        var ended = await _calls.RunAsync(query, session: null, opensSession: false, cancellationToken);
        return ended.HasResultSet == true ? await _calls.FetchAsync(ended.Id, cancellationToken) : new WarehouseRows([], []);
    }

    /// <inheritdoc/>
    /// <remarks>Files are merged one after the other, as a later file's row of a key counts; COPY takes a Parquet file's columns in the table's order.</remarks>
    public async Task<long> MergeAsync(string table, IReadOnlyList<string> keyColumns, IReadOnlyList<string> lakeKeys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keyColumns.Count);
        if (lakeKeys.Count == 0)
            return 0;
        var script = RedshiftMerge.Of(table, keyColumns, [.. lakeKeys.Select(key => lake.UriOf(key).OriginalString)], options.CopyRoleArn);
        var counts = await TransactAsync(script, cancellationToken);
        var rows = 0L;
        foreach (var id in counts)
            rows += (long)(await _calls.FetchAsync(id, cancellationToken)).Rows[0][0]!;
        return rows;
    }

    /// <inheritdoc/>
    /// <remarks>VACUUM runs outside of transactions, one table a statement.</remarks>
    public async Task PurgeAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
            await _calls.RunAsync(SqlText.Written($"vacuum delete only {SqlText.Name(table).Text} to 100 percent"), session: null, opensSession: false, cancellationToken);
    }

    /// <summary>Runs statements in one transaction.</summary>
    /// <returns>Ids of those that have rows.</returns>
    private Task<List<string>> TransactAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken) =>
        statements.Count <= LargestBatch && statements.All(statement => statement.Parameters.Count == 0)
            ? BatchAsync(statements, cancellationToken)
            : SessionAsync(statements, cancellationToken);

    private async Task<List<string>> BatchAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken)
    {
        var ended = await _calls.RunAsync([.. statements.Select(statement => statement.Text)], cancellationToken);
        return [.. (ended.SubStatements ?? []).Where(sub => sub.HasResultSet == true).Select(sub => sub.Id)];
    }

    // A batch takes no parameters and few statements; a session keeps one transaction open over several calls.
    private async Task<List<string>> SessionAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var session = (await _calls.RunAsync(Begin, session: null, opensSession: true, cancellationToken)).SessionId;
        try
        {
            foreach (var statement in statements)
            {
                var ended = await _calls.RunAsync(statement, session, opensSession: false, cancellationToken);
                if (ended.HasResultSet == true)
                    ids.Add(ended.Id);
            }

            await _calls.RunAsync(Commit, session, opensSession: false, cancellationToken);
            return ids;
        }
        catch (Exception failure) when (failure is WarehouseException or OperationCanceledException)
        {
            await _calls.RunAsync(Rollback, session, opensSession: false, CancellationToken.None);
            throw;
        }
    }
}
