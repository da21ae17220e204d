namespace Gremlin.Store;

public sealed partial class PropertyGraph
{
    /// <summary>A shorter log is read again faster than a snapshot is worth.</summary>
    private const long WorthOnClosing = 8L << 20;
    private const int SnapshotShare = 8;

    private readonly Lock _snapshotting = new();
    private Task _snapshotWriting = Task.CompletedTask;
    private long _logBytesAtSnapshot;

    /// <summary>Writes a snapshot now, so that the next start need not read the log, and lets go of changes that are older than the retention.</summary>
    /// <param name="cancellationToken">Does not wait for the end.</param>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken = default)
    {
        StartSnapshot();
        await _snapshotWriting.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private long LogSinceSnapshot() => Log.BytesWritten - Volatile.Read(ref _logBytesAtSnapshot);

    private void SnapshotIfDue()
    {
        if (_folder is not null && LogSinceSnapshot() > Math.Max(_options.SnapshotEvery, _folder.SnapshotBytes / SnapshotShare))
            StartSnapshot();
    }

    private void StartSnapshot()
    {
        lock (_snapshotting)
        {
            if (_folder is not null && _snapshotWriting.IsCompleted)
                _snapshotWriting = Task.Run(WriteSnapshot);
        }
    }

    private void WaitForSnapshot() => _snapshotWriting.GetAwaiter().GetResult();

    private void WriteSnapshot()
    {
        var state = Read();
        var written = Log.BytesWritten;
        _folder!.WriteSnapshot(state, _seed);
        Volatile.Write(ref _logBytesAtSnapshot, written);
        Log.Retain(_options.Clock.GetUtcNow().Subtract(_options.Retention).ToUnixTimeMilliseconds(), state.CommitNum);
    }
}
