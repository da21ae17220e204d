namespace Gremlin.Store;

public sealed partial class PropertyGraph
{
    /// <summary>A shorter log is read again faster than a snapshot is worth.</summary>
    private const long WorthOnClosing = 8L << 20;
    private const int SnapshotShare = 8;

    /// <summary>While a load runs, a snapshot at every step would be written over and over again.</summary>
    private const long SnapshotEveryWhileLoading = 256L << 20;

    private readonly Lock _snapshotting = new();
    private Task _snapshotWriting = Task.CompletedTask;
    private long _logBytesAtSnapshot;
    private int _loads;

    /// <summary>Writes a snapshot now, so that the next start need not read the log, and lets go of changes that are older than the retention.</summary>
    /// <param name="cancellationToken">Does not wait for the end.</param>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken = default)
    {
        StartSnapshot(isAsked: true);
        await _snapshotWriting.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private long LogSinceSnapshot() => Log.BytesWritten - Volatile.Read(ref _logBytesAtSnapshot);

    /// <summary>From now on much is written at once: snapshots come when the log has doubled.</summary>
    internal void BeginLoad() => Interlocked.Increment(ref _loads);

    internal void EndLoad()
    {
        Interlocked.Decrement(ref _loads);
        SnapshotIfDue();
    }

    private void SnapshotIfDue()
    {
        if (_folder is null)
            return;
        var most = Volatile.Read(ref _loads) > 0
            ? Math.Max(Math.Max(_options.SnapshotEvery, SnapshotEveryWhileLoading), _folder.SnapshotBytes)
            : Math.Max(_options.SnapshotEvery, _folder.SnapshotBytes / SnapshotShare);
        if (LogSinceSnapshot() > most)
            StartSnapshot(isAsked: false);
    }

    /// <param name="isAsked">Whether somebody waits for it and is to learn of a failure.</param>
    private void StartSnapshot(bool isAsked)
    {
        lock (_snapshotting)
        {
            if (_folder is not null && _snapshotWriting.IsCompleted)
                _snapshotWriting = Task.Run(() => WriteSnapshotAsync(isAsked));
        }
    }

    private void WaitForSnapshot()
    {
        try
        {
            _snapshotWriting.GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Who asked for it has been told; the log still has everything.
        }
    }

    private Task WriteSnapshotAsync(bool isAsked)
    {
        try
        {
            WriteSnapshot();
        }
        catch (Exception failure) when (!isAsked && failure is IOException or UnauthorizedAccessException)
        {
            // The disk may be full: the log still has everything, and the next try is due when it has grown as much again.
            Volatile.Write(ref _logBytesAtSnapshot, Log.BytesWritten);
        }

        return Task.CompletedTask;
    }

    private void WriteSnapshot()
    {
        var state = Read();
        var written = Log.BytesWritten;
        _folder!.WriteSnapshot(state, _seed);
        Volatile.Write(ref _logBytesAtSnapshot, written);
        Log.Retain(_options.Clock.GetUtcNow().Subtract(_options.Retention).ToUnixTimeMilliseconds(), state.CommitNum);
    }
}
