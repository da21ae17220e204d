using System.Threading.Channels;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>Writes mapped rows to the lake's tables and the graph's load files, all from one pass: each is written as the chunks come.</summary>
public sealed class WriteCurated
{
    private const int ChunksAhead = 8;
    private readonly IObjectLake _lake;
    private readonly string _batch;
    private readonly List<Channel<MappedRows>> _channels = [];
    private readonly Dictionary<string, Task<IReadOnlyList<LakeFile>>> _writers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop;

    /// <summary>Begins a batch.</summary>
    /// <param name="lake">Where it goes.</param>
    /// <param name="batch">Id of the batch: what is staged already is written anew.</param>
    /// <param name="touchpointAttributes">Names of the touchpoints' attributes, in the order of their values.</param>
    /// <param name="partyAttributes">Names of the parties' attributes, in the order of their values.</param>
    /// <param name="cancellationToken">Stops the batch; tables stay as they were.</param>
    public WriteCurated(IObjectLake lake, string batch, IReadOnlyList<string> touchpointAttributes, IReadOnlyList<string> partyAttributes, CancellationToken cancellationToken)
    {
        (_lake, _batch) = (lake, batch);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        GraphPrefix = $"curated/graph/{batch}/";
        var tables = new CuratedTables(lake);
        Start(tables.Touchpoints, rows => rows.Touchpoints);
        Start(tables.TouchpointIdentifiers, rows => rows.TouchpointIdentifiers);
        Start(tables.Parties, rows => rows.Parties);
        Start(tables.PartyIdentifiers, rows => rows.PartyIdentifiers);
        Start(tables.Quarantine, rows => rows.Quarantined);
        foreach (var file in new GraphFiles(touchpointAttributes, partyAttributes).All)
            Start(file);
    }

    /// <summary>Key prefix of the graph's load files.</summary>
    public string GraphPrefix { get; }

    /// <summary>Hands on a chunk, which nobody may change any more. Waits when the writers are behind.</summary>
    public async ValueTask AddAsync(MappedRows rows)
    {
        foreach (var channel in _channels)
            await channel.Writer.WriteAsync(rows, _stop.Token);
    }

    /// <summary>Ends the batch; its files are written, but not live yet.</summary>
    /// <returns>The files, by table path; the graph's under <see cref="GraphPrefix"/>.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<LakeFile>>> FinishAsync()
    {
        foreach (var channel in _channels)
            channel.Writer.TryComplete();
        await Task.WhenAll(_writers.Values);
        var written = new SortedDictionary<string, IReadOnlyList<LakeFile>>(StringComparer.Ordinal);
        foreach (var (name, writer) in _writers)
            written[name] = await writer;
        _stop.Dispose();
        return written;
    }

    /// <summary>Gives the batch up: nothing of it stays but what other writers of the same batch committed.</summary>
    /// <param name="reason">Why, as far as the caller knows.</param>
    /// <returns>The writers' own failure where that is the reason; else <paramref name="reason"/>.</returns>
    public async Task<Exception> AbandonAsync(Exception reason)
    {
        foreach (var channel in _channels)
            channel.Writer.TryComplete(reason);
        await _stop.CancelAsync();
        await Task.WhenAll(_writers.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
        return _writers.Values.Select(writer => writer.Exception?.InnerException).FirstOrDefault(own => own is not null and not OperationCanceledException && own != reason) ?? reason;
    }

    private void Start<TRow>(LakeTable<TRow> table, Func<MappedRows, List<TRow>> rowsOf) =>
        Start(table.Path, async reader =>
        {
            var files = await table.StageAsync(Chunks(reader, rowsOf), _batch, _stop.Token);
            await DrainAsync(reader);
            return files;
        });

    private void Start(GraphFiles.GraphFile file) =>
        Start(GraphPrefix + file.Name, async reader =>
        {
            while (await reader.WaitToReadAsync(_stop.Token))
            {
                if (!reader.TryPeek(out var first) || file.CountOf(first) > 0)
                {
                    await _lake.WriteAsync(GraphPrefix + file.Name, (stream, stop) => WriteAsync(file, reader, stream, stop), _stop.Token);
                    return [new LakeFile(GraphPrefix + file.Name, 0)];
                }

                reader.TryRead(out _);
            }

            return [];
        });

    private void Start(string name, Func<ChannelReader<MappedRows>, Task<IReadOnlyList<LakeFile>>> write)
    {
        var channel = Channel.CreateBounded<MappedRows>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        _channels.Add(channel);
        _writers[name] = Task.Run(() => GuardedAsync(channel.Reader, write));
    }

    // A writer that fails must not leave the others, or whoever feeds them, waiting for it.
    private async Task<IReadOnlyList<LakeFile>> GuardedAsync(ChannelReader<MappedRows> reader, Func<ChannelReader<MappedRows>, Task<IReadOnlyList<LakeFile>>> write)
    {
        try
        {
            return await write(reader);
        }
        catch
        {
            await _stop.CancelAsync();
            throw;
        }
    }

    private static async Task WriteAsync(GraphFiles.GraphFile file, ChannelReader<MappedRows> reader, Stream stream, CancellationToken stop)
    {
        await using var csv = new BulkLoadWriter(stream, file.Header);
        await foreach (var rows in reader.ReadAllAsync(stop))
        {
            file.Write(csv, rows);
            if (csv.IsFull)
                await csv.FlushAsync(stop);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<TRow>> Chunks<TRow>(ChannelReader<MappedRows> reader, Func<MappedRows, List<TRow>> rowsOf)
    {
        await foreach (var rows in reader.ReadAllAsync())
        {
            if (rowsOf(rows) is { Count: > 0 } list)
                yield return list.ToArray();
        }
    }

    // A table that has the batch already reads none of its rows.
    private async Task DrainAsync(ChannelReader<MappedRows> reader)
    {
        await foreach (var rows in reader.ReadAllAsync(_stop.Token))
            _ = rows;
    }
}
