namespace Gremlin.Store.Log;

/// <summary>
/// Group commit: whoever finds nobody writing to the log writes all that waits with one flush; those who come meanwhile go with the next.
/// A state is shown to readers, and its commit answered, only after the flush.
/// </summary>
internal sealed class CommitQueue(ChangeLog log, Action<Snapshot> publish, Action written)
{
    private readonly Lock _access = new();
    private readonly Lock _writing = new();
    private List<PendingCommit> _waiting = [];
    private bool _busy;
    private Exception? _broken;

    /// <summary>Why nothing can be committed any more; null while all is well.</summary>
    public Exception? Broken => Volatile.Read(ref _broken);

    /// <summary>Queues a commit; commits come in their order.</summary>
    public void Add(PendingCommit commit)
    {
        lock (_access)
            _waiting.Add(commit);
    }

    /// <summary>Writes what waits, unless another thread is at it and will see to it.</summary>
    public void Work()
    {
        while (TryTake(out var batch))
        {
            WriteBatch(batch);
            if (!Rest())
                continue;
            ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Work(), this, preferLocal: false);
            return;
        }
    }

    /// <summary>Does something while nothing is being written and nothing waits.</summary>
    public void WhileQuiet(Action action)
    {
        while (true)
        {
            Work();
            lock (_writing)
            {
                lock (_access)
                {
                    if (_waiting.Count == 0)
                    {
                        action();
                        return;
                    }
                }
            }
        }
    }

    private bool TryTake(out List<PendingCommit> batch)
    {
        lock (_access)
        {
            batch = _waiting;
            if (_busy || batch.Count == 0)
                return false;
            _waiting = [];
            return _busy = true;
        }
    }

    /// <summary>Lets others write; true when there is more to do.</summary>
    private bool Rest()
    {
        lock (_access)
        {
            _busy = false;
            return _waiting.Count > 0;
        }
    }

    private void WriteBatch(List<PendingCommit> batch)
    {
        try
        {
            lock (_writing)
            {
                if (_broken is not null)
                    throw new IOException("The log could not be written before; the graph takes no writes until it is opened again.", _broken);
                log.Append(batch);
                publish(batch[^1].State);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref _broken, _broken ?? failure);
            foreach (var commit in batch)
                commit.Fail(new GraphException("InternalFailureException", "The commit could not be written to disk.", failure));
            return;
        }
        finally
        {
            foreach (var commit in batch)
                commit.Frame.Release();
        }

        foreach (var commit in batch)
            commit.Succeed();
        written();
    }
}
