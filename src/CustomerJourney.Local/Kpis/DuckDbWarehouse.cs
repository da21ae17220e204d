using System.Data;
using System.Globalization;
using System.Numerics;
using CustomerJourney.Kpis;
using CustomerJourney.Touchpoints;
using DuckDB.NET.Data;

namespace CustomerJourney.Local.Kpis;

/// <summary>The journey KPI store as a DuckDB file; takes the SQL that Redshift takes.</summary>
/// <remarks>One process has the file open at a time; calls of one instance may come from several threads.</remarks>
public sealed class DuckDbWarehouse : IWarehouse, IDisposable
{
    private const string InMemory = ":memory:";
    private static readonly SqlText Utc = SqlText.Written("set TimeZone = 'UTC'");
    private readonly DuckDBConnection _connection;
    private readonly IObjectLake _lake;
    private readonly string? _file;

    // Calls run side by side; a purge runs alone, as it puts another file in the place of the one they read.
    private readonly ReaderWriterLockSlim _use = new();

    private DuckDbWarehouse(DuckDBConnection connection, IObjectLake lake, string? file) => (_connection, _lake, _file) = (connection, lake, file);

    /// <summary>Opens a warehouse and makes its tables where they are missing.</summary>
    /// <param name="file">The DuckDB file, made when it is not there; null keeps everything in memory.</param>
    /// <param name="lake">Where <see cref="MergeAsync"/> finds files; its addresses are <c>file://</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WarehouseException">The file cannot be opened, or another process has it.</exception>
    public static async Task<DuckDbWarehouse> OpenAsync(string? file, IObjectLake lake, CancellationToken cancellationToken)
    {
        var connection = new DuckDBConnection($"DataSource={file ?? InMemory}");
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (DuckDBException failure)
        {
            await connection.DisposeAsync();
            throw new WarehouseException($"The warehouse {file} cannot be opened; another process may have it open. {failure.Message}", failure);
        }

        var warehouse = new DuckDbWarehouse(connection, lake, file);
        await warehouse.ExecuteAsync([Utc, .. WarehouseSchema.Create], cancellationToken);
        return warehouse;
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return RunAsync(connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var statement in statements)
                Execute(connection, statement, cancellationToken);
            transaction.Commit();
            return 0;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WarehouseRows> QueryAsync(SqlText query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return RunAsync(connection =>
        {
            using var command = Command(connection, query);
            using var stop = cancellationToken.Register(command.Cancel);
            using var reader = command.ExecuteReader();
            return Fetch(reader);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> MergeAsync(string table, IReadOnlyList<string> keyColumns, IReadOnlyList<string> lakeKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keyColumns);
        ArgumentNullException.ThrowIfNull(lakeKeys);
        var name = SqlText.Name(table).Text;
        return RunAsync(connection =>
        {
            using var transaction = connection.BeginTransaction();
            var columns = Columns(connection, table);
            Execute(connection, SqlText.Written($"delete from {name}"), cancellationToken);
            if (lakeKeys.Count > 0)
                Execute(connection, Insert(name, columns, keyColumns, [.. lakeKeys.Select(key => _lake.UriOf(key).LocalPath)]), cancellationToken);
            var rows = Count(connection, name);
            transaction.Commit();
            return rows;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>DuckDB keeps the bytes of deleted rows in free blocks: the database is copied to a new file, which takes the place of the old one.</remarks>
    public Task PurgeAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken) => _file is null ? Task.CompletedTask : Task.Run(() =>
    {
        _use.EnterWriteLock();
        try
        {
            File.Delete(_file + ".new");
            Copy(_connection, _file + ".new");
            _connection.Close();
            File.Delete(_file + ".wal");
            File.Move(_file + ".new", _file, overwrite: true);
            _connection.Open();
            Execute(_connection, Utc, cancellationToken);
        }
        catch (DuckDBException failure)
        {
            throw new WarehouseException(failure.Message, failure);
        }
        finally
        {
            _use.ExitWriteLock();
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _use.Dispose();
    }

    private static void Copy(DuckDBConnection connection, string to)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select current_database()";
        var from = SqlText.Name((string)command.ExecuteScalar()!).Text;
        foreach (var statement in new[] { "checkpoint", $"attach {Quoted(to)} as purged", $"copy from database {from} to purged", "checkpoint purged", "detach purged" })
        {
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Reads the files whole; of rows with one key the last of the latest file stays.</summary>
    private static SqlText Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<string> keyColumns, IReadOnlyList<string> paths)
    {
        var files = "[" + string.Join(", ", paths.Select(Quoted)) + "]";
        var list = string.Join(", ", columns.Select(column => SqlText.Name(column).Text));
        var keys = string.Join(", ", keyColumns.Select(column => SqlText.Name(column).Text));
        var latest = keyColumns.Count == 0 ? "" : $" qualify row_number() over (partition by {keys} order by list_position({files}, filename) desc, file_row_number desc) = 1";
        return SqlText.Written($"insert into {table} ({list}) select {list} from read_parquet({files}, filename = true, file_row_number = true, union_by_name = true){latest}");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static IReadOnlyList<string> Columns(DuckDBConnection connection, string table)
    {
        using var command = Command(connection, SqlText.Of($"select column_name from information_schema.columns where table_name = {table} order by ordinal_position"));
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
            columns.Add(reader.GetString(0));
        return columns.Count > 0 ? columns : throw new WarehouseException($"There is no table '{table}'.");
    }

    private static long Count(DuckDBConnection connection, string table)
    {
        using var command = Command(connection, SqlText.Written($"select count(*) from {table}"));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DuckDBConnection connection, SqlText statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Command(connection, statement);
        using var stop = cancellationToken.Register(command.Cancel);
        command.ExecuteNonQuery();
    }

    private static DuckDBCommand Command(DuckDBConnection connection, SqlText statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = DuckDbDialect.Of(statement.Text);
        for (var index = 0; index < statement.Parameters.Count; index++)
            command.Parameters.Add(new DuckDBParameter(string.Create(CultureInfo.InvariantCulture, $"p{index}"), Given(statement.Parameters[index])));
        return command;
    }

    private static object Given(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcDateTime,
        _ => value,
    };

    private static WarehouseRows Fetch(IDataReader reader)
    {
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, columns.Length).Select(column => reader.IsDBNull(column) ? null : Taken(reader.GetValue(column)))]);
        return new WarehouseRows(columns, rows);
    }

    /// <summary>DuckDB's many types as the few of the port.</summary>
    private static object Taken(object value) => value switch
    {
        bool or long or double or decimal or string or DateOnly => value,
        sbyte or short or int or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong or BigInteger => long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : double.Parse(Text(value), CultureInfo.InvariantCulture),
        float number => (double)number,
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => Text(value),
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Every call has a connection of its own to the same database: transactions of two calls do not meet.</summary>
    private Task<T> RunAsync<T>(Func<DuckDBConnection, T> work, CancellationToken cancellationToken) => Task.Run(() =>
    {
        _use.EnterReadLock();
        using var connection = _connection.DataSource == InMemory ? _connection.Duplicate() : new DuckDBConnection(_connection.ConnectionString);
        try
        {
            connection.Open();
            return work(connection);
        }
        catch (DuckDBException failure) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The warehouse was told to stop.", failure, cancellationToken);
        }
        catch (DuckDBException failure)
        {
            throw new WarehouseException(failure.Message, failure);
        }
        finally
        {
            _use.ExitReadLock();
        }
    }, cancellationToken);
}
