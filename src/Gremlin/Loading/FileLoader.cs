using System.IO.Compression;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Loads one file in transactions of a few megabytes, without waiting for one to be durable before it goes on with the next.</summary>
internal sealed class FileLoader(PropertyGraph graph, LoadRequest request, LoadCounts counts, Action<LoadError> report)
{
    /// <summary>A frame and the row that goes beyond this fit into two megabytes, a size that buffers come in.</summary>
    private const int TransactionBytes = (2 << 20) - (64 << 10);
    private const int TransactionsAhead = 4;
    private const int RowsBetweenChecks = 256;

    private readonly Queue<Task<long>> _committing = [];

    /// <summary>Opens a file, unpacked where its name says it is packed.</summary>
    public static async Task<Stream> OpenAsync(LoadFile file, CancellationToken cancellationToken)
    {
        var stream = await file.Open(cancellationToken).ConfigureAwait(false);
        return file.Uri.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>Loads the file; returns when all of it is durable.</summary>
    /// <returns>Whether to go on: false when an error ends the load.</returns>
    public async Task<bool> LoadAsync(LoadFile file, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(file, cancellationToken).ConfigureAwait(false);
        var reader = new CsvReader(stream);
        var goesOn = true;
        try
        {
            if (reader.MoveNext())
                goesOn = await LoadRowsAsync(file, reader, CsvLayout.Read(reader), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException wrong)
        {
            Report(file, reader.RecordNumber, LoadErrors.Parsing, wrong.Message);
            goesOn = !request.FailOnError;
        }
        finally
        {
            await Task.WhenAll(_committing).ConfigureAwait(false);
            _committing.Clear();
        }

        return goesOn;
    }

    private async Task<bool> LoadRowsAsync(LoadFile file, CsvReader reader, CsvLayout layout, CancellationToken cancellationToken)
    {
        using var ahead = new CsvRows(reader, layout, graph, request.AllowEmptyStrings);
        var rows = new RowLoader(ahead, layout, request, graph.Read().Names);
        var state = Progress.More;
        while (state == Progress.More)
        {
            while (_committing.Count >= TransactionsAhead)
                await _committing.Dequeue().ConfigureAwait(false);
            using var transaction = await graph.WriteWhenFreeAsync(cancellationToken).ConfigureAwait(false);
            state = LoadTransaction(file, ahead, rows, transaction, cancellationToken);
            _committing.Enqueue(transaction.CommitAsync());
        }

        cancellationToken.ThrowIfCancellationRequested();
        return state != Progress.Stopped;
    }

    private Progress LoadTransaction(LoadFile file, CsvRows reader, RowLoader rows, GraphTransaction transaction, CancellationToken cancellationToken)
    {
        var (records, duplicates) = (0, 0);
        var state = Progress.More;
        for (var row = 1; transaction.ChangeBytes < TransactionBytes && state == Progress.More; row++)
        {
            if (row % RowsBetweenChecks == 0 && cancellationToken.IsCancellationRequested)
                break;
            if (!TryMoveNext(file, reader, ref state))
                break;
            try
            {
                var loaded = rows.Load(transaction);
                records += loaded.Records;
                duplicates += loaded.Duplicates;
            }
            catch (RowException wrong)
            {
                records++;
                Report(file, reader.RecordNumber, wrong.Code, wrong.Message);
                state = request.FailOnError ? Progress.Stopped : state;
            }
        }

        counts.Add(records, duplicates);
        return cancellationToken.IsCancellationRequested ? Progress.Ended : state;
    }

    private bool TryMoveNext(LoadFile file, CsvRows reader, ref Progress state)
    {
        try
        {
            if (reader.MoveNext())
                return true;
            state = Progress.Ended;
        }
        catch (InvalidDataException wrong)
        {
            Report(file, reader.RecordNumber, LoadErrors.Parsing, wrong.Message);
            state = request.FailOnError ? Progress.Stopped : Progress.Ended;
        }

        return false;
    }

    private void Report(LoadFile file, long record, string code, string message)
    {
        counts.AddError(code);
        report(new LoadError(code, message, file.Uri, record));
    }

    private enum Progress
    {
        More,
        Ended,
        Stopped,
    }
}
