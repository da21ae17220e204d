using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using CustomerJourney.Kpis;

namespace CustomerJourney.Aws.Kpis;

/// <summary>The Data API's calls: start, wait, fetch, cancel.</summary>
internal sealed class RedshiftCalls(IAmazonRedshiftDataAPIService redshift, RedshiftOptions options, TimeProvider clock)
{
    private const int SessionSeconds = 300;
    private const double PauseGrowth = 1.5;
    private long _calls;

    /// <summary>Runs one statement to its end; in a session's transaction if one is given, in a new session if asked.</summary>
    public async Task<DescribeStatementResponse> RunAsync(SqlText statement, string? session, bool opensSession, CancellationToken cancellationToken)
    {
        var (sql, parameters) = RedshiftStatement.Of(statement);
        var started = await ToldAsync(() => redshift.ExecuteStatementAsync(
            new ExecuteStatementRequest
            {
                WorkgroupName = session is null ? options.WorkgroupName : null,
                Database = session is null ? options.Database : null,
                SessionId = session,
                SessionKeepAliveSeconds = opensSession || session is not null ? SessionSeconds : null,
                Sql = sql,
                Parameters = parameters,
                ClientToken = Token(sql),
            },
            cancellationToken));
        var ended = await WaitAsync(started.Id, cancellationToken);
        ended.SessionId ??= started.SessionId;
        return ended;
    }

    /// <summary>Runs statements without parameters as one transaction.</summary>
    public async Task<DescribeStatementResponse> RunAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        var started = await ToldAsync(() => redshift.BatchExecuteStatementAsync(
            new BatchExecuteStatementRequest { WorkgroupName = options.WorkgroupName, Database = options.Database, Sqls = [.. statements], ClientToken = Token(statements[0]) },
            cancellationToken));
        return await WaitAsync(started.Id, cancellationToken);
    }

    /// <summary>Fetches all rows of a statement that has ended.</summary>
    public async Task<WarehouseRows> FetchAsync(string id, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        List<ColumnMetadata>? columns = null;
        string? next = null;
        do
        {
            var from = next;
            var page = await ToldAsync(() => redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = id, NextToken = from }, cancellationToken));
            columns ??= page.ColumnMetadata ?? [];
            rows.AddRange((page.Records ?? []).Select(record => (IReadOnlyList<object?>)[.. record.Zip(columns, (field, column) => RedshiftValue.Of(field, column.TypeName))]));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return new WarehouseRows([.. columns.Select(column => column.Label ?? column.Name)], rows);
    }

    private async Task<DescribeStatementResponse> WaitAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            for (var pause = options.FirstPause; ; pause = Longer(pause))
            {
                var statement = await ToldAsync(() => redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = id }, cancellationToken));
                if (statement.Status == StatusString.FINISHED)
                    return statement;
                if (statement.Status == StatusString.FAILED || statement.Status == StatusString.ABORTED)
                    throw new WarehouseException($"The warehouse refused a statement ({statement.Status}): {statement.Error}");
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await CancelAsync(id);
            throw;
        }
    }

    private async Task CancelAsync(string id)
    {
        try
        {
            await redshift.CancelStatementAsync(new CancelStatementRequest { Id = id }, CancellationToken.None);
        }
        catch (ValidationException)
        {
            // It has ended by itself.
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * PauseGrowth < options.LongestPause ? pause * PauseGrowth : options.LongestPause;

    // The same for repetitions of one call, which the service then does once; another for the next call with the same text.
    private string Token(string sql)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"{sql}\n{clock.GetUtcNow().Ticks}\n{Interlocked.Increment(ref _calls)}\n{Environment.ProcessId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call)));
    }

    private static async Task<T> ToldAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonRedshiftDataAPIServiceException refusal)
        {
            throw new WarehouseException($"The warehouse refused a call ({refusal.ErrorCode}): {refusal.Message}");
        }
    }
}
