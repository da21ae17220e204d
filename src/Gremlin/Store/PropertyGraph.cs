using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Security.Cryptography;
using Gremlin.Store.Log;

namespace Gremlin.Store;

/// <summary>A property graph: many readers on snapshots, one writer at a time, a log of all changes.</summary>
public sealed class PropertyGraph : IDisposable
{
    private readonly GraphOptions _options;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentDictionary<(bool Edges, int Label, int Key), int> _wanted = [];
    private readonly ChangeEncoder _changes = new();
    private readonly byte[] _seed;
    private Snapshot _tip;
    private Adjacency? _adjacency;
    private IntHeap? _adjacencyHeap;

    private PropertyGraph(GraphOptions options)
    {
        _options = options;
        _seed = options.Seed == 0 ? RandomNumberGenerator.GetBytes(sizeof(long)) : BitConverter.GetBytes(options.Seed);
        _tip = new Snapshot(new GraphNames()) { IndexWanted = WantIndex };
    }

    /// <summary>An empty graph that is gone with the process.</summary>
    public static PropertyGraph InMemory(GraphOptions? options = null) => new(options ?? new GraphOptions());

    /// <summary>The last committed state, to read.</summary>
    internal Snapshot Read() => Volatile.Read(ref _tip);

    /// <summary>Begins the one transaction that writes; waits for the one before.</summary>
    /// <exception cref="GraphException"><c>ConcurrentModificationException</c>: another one held on too long.</exception>
    internal async Task<GraphTransaction> WriteAsync(CancellationToken cancellationToken)
    {
        if (!await _writer.WaitAsync(_options.WriterWait, cancellationToken).ConfigureAwait(false))
            throw GraphErrors.Conflict();
        return Begin();
    }

    /// <inheritdoc cref="WriteAsync"/>
    internal GraphTransaction Write(CancellationToken cancellationToken)
    {
        if (!_writer.Wait(_options.WriterWait, cancellationToken))
            throw GraphErrors.Conflict();
        return Begin();
    }

    internal Adjacency AdjacencyOf(IntHeap heap)
    {
        if (_adjacencyHeap != heap)
            (_adjacencyHeap, _adjacency) = (heap, new Adjacency(heap));
        return _adjacency!;
    }

    /// <summary>An id for an element that was given none: looks like a UUID, is derived from the graph's seed and the place in its history.</summary>
    internal string MakeId(long commit, long number)
    {
        Span<byte> content = stackalloc byte[sizeof(long) * 3];
        _seed.CopyTo(content);
        BitConverter.TryWriteBytes(content[sizeof(long)..], commit);
        BitConverter.TryWriteBytes(content[(sizeof(long) * 2)..], number);
        return new Guid(XxHash128.Hash(content)).ToString();
    }

    internal Task<long> Commit(GraphTransaction transaction, ChangeEncoder changes)
    {
        var view = transaction.View;
        if (changes.Count > 0)
        {
            view.CommitNum++;
            view.CommittedAt = _options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            view.Indexes = [.. view.Indexes.Where(index => !index.IsWornOut)];
            var frozen = view.Freeze();
            frozen.IndexWanted = WantIndex;
            Volatile.Write(ref _tip, frozen);
        }

        End();
        return Task.FromResult(view.CommitNum);
    }

    internal void RollBack(GraphTransaction transaction, ChangeEncoder changes)
    {
        _ = transaction;
        _ = changes;
        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private GraphTransaction Begin()
    {
        _changes.Clear();
        var view = _tip.Thaw();
        view.IndexWanted = WantIndex;
        return new GraphTransaction(this, view, _changes);
    }

    private void End()
    {
        foreach (var (wanted, times) in _wanted)
        {
            if (times >= 2)
                AddIndex(wanted.Edges, wanted.Label, wanted.Key);
        }

        _writer.Release();
    }

    /// <summary>Makes an index at its second use, if no transaction is writing; else when that ends.</summary>
    private ValueIndex? WantIndex(Snapshot asker, bool edges, int label, int key)
    {
        if (_wanted.AddOrUpdate((edges, label, key), 1, (_, times) => times + 1) < 2 || !_writer.Wait(0, CancellationToken.None))
            return null;
        try
        {
            return asker == _tip ? AddIndex(edges, label, key) : null;
        }
        finally
        {
            _writer.Release();
        }
    }

    private ValueIndex AddIndex(bool edges, int label, int key)
    {
        _wanted.TryRemove((edges, label, key), out _);
        var index = _tip.FindIndex(edges, label, key);
        if (index is null)
        {
            index = _tip.BuildIndex(edges, label, key);
            _tip.Indexes = [.. _tip.Indexes, index];
        }

        return index;
    }
}
