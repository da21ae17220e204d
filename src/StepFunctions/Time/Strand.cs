namespace StepFunctions.Time;

/// <summary>Runs everything that is posted to it one after another, so that the runner's state needs no locks.</summary>
/// <remarks>With <see cref="SimulatedTime"/> it moves the clock on whenever nothing else is left to do.</remarks>
internal sealed class Strand(SimulatedTime? simulated) : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Work, object? State)> _queue = new();
    private bool _draining;
    private int _outside;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _queue.Enqueue((d, state));
            if (_draining)
                return;
            _draining = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static strand => strand.Drain(), this, preferLocal: false);
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Post instead.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs something on the strand and gives its result to whoever waits outside.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => _ = CompleteAsync(work, done), null);
        return done.Task;
    }

    /// <summary>Runs something short on the strand.</summary>
    public Task<T> RunAsync<T>(Func<T> work) => RunAsync(() => Task.FromResult(work()));

    /// <summary>Waits, on the strand, for work that goes on elsewhere: simulated time stands still meanwhile.</summary>
    public async Task<T> OutsideAsync<T>(Task<T> work)
    {
        if (work.IsCompleted)
            return await work;
        _outside++;
        try
        {
            return await work;
        }
        finally
        {
            _outside--;
        }
    }

    /// <summary>Lets simulated time go on while outside work waits for it.</summary>
    public void Waiting(int change) => Interlocked.Add(ref _outside, change);

    private static async Task CompleteAsync<T>(Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(await work());
        }
#pragma warning disable CA1031 // handed to whoever waits
        catch (Exception failure)
#pragma warning restore CA1031
        {
            done.SetException(failure);
        }
    }

    private void Drain()
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            while (TryNext(out var next))
                next.Work(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private bool TryNext(out (SendOrPostCallback Work, object? State) next)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_queue.TryDequeue(out next))
                    return true;
                if (simulated is null || _outside > 0 || !simulated.HasTimers)
                {
                    _draining = false;
                    return false;
                }
            }

            simulated.AdvanceToNextTimer();
        }
    }
}
