using System.Security.Cryptography;
using Gremlin.Store.Files;
using Gremlin.Store.Log;

namespace Gremlin.Store;

/// <summary>
/// A property graph. Many readers, each on a snapshot that never changes and that no writer holds up; one transaction at a time that writes;
/// a log of all changes, from which the graph is rebuilt and which is its change stream.
/// </summary>
public sealed partial class PropertyGraph : IDisposable
{
    /// <summary>A longer one is written by another thread, so that a load can go on meanwhile.</summary>
    private const int LargeCommit = 1 << 18;

    private readonly GraphOptions _options;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ChangeEncoder _changes = new();
    private readonly IndexWishes _wishes;
    private readonly byte[] _seed;
    private readonly GraphFolder? _folder;
    private readonly CommitQueue _queue;
    private Snapshot _tip;
    private Snapshot _published;
    private Adjacency? _adjacency;
    private IntHeap? _adjacencyHeap;
    private Task<long> _lastCommit = Task.FromResult(0L);
    private bool _isClosed;

    private PropertyGraph(GraphOptions options, GraphFolder? folder)
    {
        _options = options;
        _folder = folder;
        _seed = options.Seed == 0 ? RandomNumberGenerator.GetBytes(sizeof(long)) : BitConverter.GetBytes(options.Seed);
        _wishes = new IndexWishes(this);
        _tip = _published = folder?.ReadSnapshot(_seed) ?? new Snapshot(new GraphNames());
        _tip.IndexWanted = _wishes.Find;
        Log = folder is null ? ChangeLog.InMemory() : Recover(folder);
        _queue = new CommitQueue(Log, Publish, SnapshotIfDue);
    }

    /// <summary>The folder it is kept in; null for a graph that is gone with the process.</summary>
    public string? Folder => _folder?.Path;

    /// <summary>How many vertices there are.</summary>
    public int VertexCount => Read().VertexCount;

    /// <summary>How many edges there are.</summary>
    public int EdgeCount => Read().EdgeCount;

    internal ChangeLog Log { get; }

    internal TimeProvider Clock => _options.Clock;

    /// <summary>The last committed state, which may be ahead of what readers see by what is not yet on disk.</summary>
    internal Snapshot Tip => Volatile.Read(ref _tip);

    /// <summary>An empty graph that is gone with the process.</summary>
    /// <param name="options">How it is kept; null for the defaults.</param>
    public static PropertyGraph InMemory(GraphOptions? options = null) => new(options ?? new GraphOptions(), null);

    /// <summary>The graph kept in a folder; a new one when the folder is empty or not there.</summary>
    /// <param name="folder">Where the snapshot and the log are.</param>
    /// <param name="options">How it is kept; null for the defaults.</param>
    /// <exception cref="IOException">Another process has it open.</exception>
    /// <exception cref="InvalidDataException">A file is damaged beyond a torn tail of the log, or of another version of the format.</exception>
    public static PropertyGraph Open(string folder, GraphOptions? options = null)
    {
        var opened = GraphFolder.Open(folder);
        try
        {
            return new PropertyGraph(options ?? new GraphOptions(), opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The last committed and durable state, to read.</summary>
    internal Snapshot Read() => Volatile.Read(ref _published);

    /// <summary>Begins the one transaction that writes; waits for the one before.</summary>
    /// <exception cref="GraphException"><c>ConcurrentModificationException</c>: another one held on too long.</exception>
    internal async Task<GraphTransaction> WriteAsync(CancellationToken cancellationToken)
    {
        if (!await _writer.WaitAsync(_options.WriterWait, cancellationToken).ConfigureAwait(false))
            throw GraphErrors.Conflict();
        return Begin();
    }

    /// <summary>Begins the one transaction that writes, however long those before it take.</summary>
    internal async Task<GraphTransaction> WriteWhenFreeAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>An id for an element that was given none.</summary>
    internal string MakeId(long commit, long number) => MadeId.Of(_seed, commit, number);

    internal Task<long> Commit(Snapshot view)
    {
        if (_changes.Count == 0)
        {
            var last = _lastCommit; // what it read may not be durable yet
            EndWriting();
            return last;
        }

        view.CommitNum++;
        view.CommittedAt = Math.Max(view.CommittedAt, _options.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        view.Indexes = [.. view.Indexes.Where(index => !index.IsWornOut)];
        var frame = _changes.TakeFrame(view.CommitNum, view.CommittedAt);
        var commit = new PendingCommit(frame, view.CommitNum, view.CommittedAt, Advance(view));
        _lastCommit = commit.Durable;
        _queue.Add(commit);
        EndWriting();
        if (frame.Length < LargeCommit)
            _queue.Work();
        else
            ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Work(), _queue, preferLocal: false);
        return commit.Durable;
    }

    internal void RollBack() => EndWriting();

    /// <summary>Does something to the tip while nothing writes; null when a transaction is on.</summary>
    internal T? IfNobodyWrites<T>(Func<T?> action)
        where T : class
    {
        if (!_writer.Wait(0, CancellationToken.None))
            return null;
        try
        {
            return action();
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Writes what is not yet on disk, and a snapshot if the log is long, and lets the folder go.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
            return;
        _writer.Wait();
        _queue.Work();
        WaitForSnapshot();
        if (_folder is not null && _queue.Broken is null && LogSinceSnapshot() > WorthOnClosing)
            WriteSnapshot();
        Log.Dispose();
        _folder?.Dispose();
    }

    private GraphTransaction Begin()
    {
        if (_queue.Broken is { } broken)
        {
            _writer.Release();
            throw new GraphException("ReadOnlyViolationException", "The log could not be written; the graph can be read only until it is opened again.", broken);
        }

        _changes.Clear();
        return new GraphTransaction(this, Thaw(), _changes);
    }

    private Snapshot Thaw()
    {
        var view = _tip.Thaw();
        view.IndexWanted = _wishes.Find;
        return view;
    }

    /// <summary>Makes the view the state that the next transaction begins with.</summary>
    private Snapshot Advance(Snapshot view)
    {
        var state = Compaction.IsWorthwhile(view) ? Compaction.Of(view) : view.Freeze();
        state.IndexWanted = _wishes.Find;
        Volatile.Write(ref _tip, state);
        return state;
    }

    private void EndWriting()
    {
        try
        {
            _wishes.Grant();
        }
        finally
        {
            _writer.Release();
        }
    }

    private void Publish(Snapshot state) => Volatile.Write(ref _published, state);

    private ChangeLog Recover(GraphFolder folder)
    {
        _changes.IsOff = true;
        var transaction = new GraphTransaction(this, Thaw(), _changes);
        var replay = new Replay(transaction);
        var log = folder.OpenLog((frame, changes) =>
        {
            replay.Apply(changes);
            (transaction.View.CommitNum, transaction.View.CommittedAt) = (frame.CommitNum, frame.CommittedAt);
        });
        _changes.IsOff = false;
        _published = Advance(transaction.View);
        return log;
    }
}
