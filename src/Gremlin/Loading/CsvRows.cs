using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>The rows of a file, read and split by a thread of their own while those before them are put into the graph; it also reads their values and looks up where edges begin and end.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int RowsABatch = 1024;
    private const int BytesABatch = 1 << 20;
    private const int BatchesAhead = 6;
    private const int RowsToFetchAhead = 4;

    private readonly CsvReader _reader;
    private readonly CsvLayout _layout;
    private readonly RowValues _cells;
    private readonly PropertyGraph _graph;
    private readonly List<(int Column, StoredValue Value)> _values = [];
    private readonly BlockingCollection<CsvBatch> _ready = new(BatchesAhead);
    private readonly ConcurrentQueue<CsvBatch> _spent = [];
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _reading;
    private CsvBatch _batch;
    private int _row = -1;

    /// <param name="reader">Stands behind the header.</param>
    /// <param name="layout">What the header said.</param>
    /// <param name="graph">Where the rows go.</param>
    /// <param name="allowEmptyStrings">Whether an empty cell of a string column is an empty string.</param>
    public CsvRows(CsvReader reader, CsvLayout layout, PropertyGraph graph, bool allowEmptyStrings)
    {
        (_reader, _layout, _graph) = (reader, layout, graph);
        _cells = new RowValues(layout, allowEmptyStrings);
        _batch = new CsvBatch(layout, _cells);
        _reading = Task.Factory.StartNew(ReadAhead, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Number of the current record, from 1 for the header.</summary>
    public long RecordNumber { get; private set; } = 1;

    public int FieldCount => _batch.FieldCount(_row);

    /// <summary>A field of the current row, unquoted; good until the next row.</summary>
    public ReadOnlySpan<byte> this[int field] => _batch.Field(_row, field);

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InvalidDataException">A quoted field does not end.</exception>
    public bool MoveNext()
    {
        while (++_row >= _batch.Count)
        {
            if (_batch.Failure is { } failure) failure.Throw();
            if (_batch.IsLast) return false;
            _spent.Enqueue(_batch);
            (_batch, _row) = (_ready.Take(), -1);
        }

        RecordNumber = _batch.RecordNumber(_row);
        return true;
    }

    /// <summary>The hash of the current row's id.</summary>
    public ulong Hash => _batch.Hash(_row);

    /// <summary>Fetches the places of ids some rows ahead, which are all over memory, while the current row is seen to.</summary>
    public void Prefetch(TextIndex ids)
    {
        if (_row + RowsToFetchAhead < _batch.Count) ids.Prefetch(_batch.Hash(_row + RowsToFetchAhead));
    }

    /// <summary>The current row's values, each with its column.</summary>
    /// <exception cref="RowException">A cell is not of its column's type.</exception>
    public ReadOnlySpan<(int Column, StoredValue Value)> Values(GraphNames names) => _batch.Values(_row, names, _values);

    /// <summary>The vertices that the current row's edge leaves and comes to, as the view has them; <see cref="Snapshot.None"/> for one that is not there.</summary>
    public (int Source, int Target) Ends(Snapshot view)
    {
        var (source, target) = _batch.Ends(_row, view);
        return (source >= 0 ? source : view.FindVertex(this[_layout.Source]), target >= 0 ? target : view.FindVertex(this[_layout.Target]));
    }

    /// <summary>Ends the reading ahead, wherever it is.</summary>
    public void Dispose()
    {
        _stopped.Cancel();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        _ready.Dispose();
        _stopped.Dispose();
    }

    private void ReadAhead()
    {
        var isLast = false;
        while (!isLast && !_stopped.IsCancellationRequested)
        {
            if (!_spent.TryDequeue(out var batch)) batch = new CsvBatch(_layout, _cells);
            Fill(batch);
            isLast = batch.IsLast || batch.Failure is not null;
            try
            {
                _ready.Add(batch, _stopped.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Fill(CsvBatch batch)
    {
        batch.Clear(_graph.Read());
        try
        {
            while (batch.Count < RowsABatch && batch.ByteCount < BytesABatch)
            {
                if (!_reader.MoveNext())
                {
                    batch.IsLast = true;
                    return;
                }

                batch.Add(_reader);
            }
        }
#pragma warning disable CA1031 // The failure goes on to whoever takes the rows, behind the rows before it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batch.Failure = ExceptionDispatchInfo.Capture(failure);
        }
    }
}
