namespace Gremlin.Store.Log;

/// <summary>A transaction on its way to the log.</summary>
internal sealed class PendingCommit(FrameBuffer frame, long commitNum, long committedAt, Snapshot state)
{
    private readonly TaskCompletionSource<long> _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FrameBuffer Frame { get; } = frame;

    public long CommitNum { get; } = commitNum;

    public long CommittedAt { get; } = committedAt;

    /// <summary>The graph after it, for readers.</summary>
    public Snapshot State { get; } = state;

    /// <summary>Ends when the transaction may be answered.</summary>
    public Task<long> Durable => _durable.Task;

    public void Succeed() => _durable.TrySetResult(CommitNum);

    public void Fail(Exception why) => _durable.TrySetException(why);
}
