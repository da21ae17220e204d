namespace StepFunctions.Time;

/// <summary>A clock that stands still while there is work, and jumps to the next timer when there is none: waits of hours take no time.</summary>
public sealed class SimulatedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<SimulatedTimer, (long Ticks, long Order)> _timers = new();
    private long _ticks;
    private long _order;

    /// <summary>A clock that starts at 2026-01-01T00:00:00Z, or at the given instant.</summary>
    public SimulatedTime(DateTimeOffset? start = null) =>
        _ticks = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).UtcTicks;

    internal bool HasTimers
    {
        get
        {
            lock (_gate)
            {
                DropStale();
                return _timers.Count > 0;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void AdvanceToNextTimer()
    {
        SimulatedTimer timer;
        lock (_gate)
        {
            DropStale();
            if (!_timers.TryDequeue(out timer!, out var due))
                return;
            _ticks = Math.Max(_ticks, due.Ticks);
            timer.Fired();
        }

        timer.Invoke();
    }

    /// <summary>Cancelled timers leave the queue lazily.</summary>
    private void DropStale()
    {
        while (_timers.TryPeek(out var timer, out var due) && timer.Due != due)
            _timers.Dequeue();
    }

    private sealed class SimulatedTimer(SimulatedTime time, TimerCallback callback, object? state) : ITimer
    {
        public (long Ticks, long Order)? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = null;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                var due = (time._ticks + dueTime.Ticks, time._order++);
                Due = due;
                time._timers.Enqueue(this, due);
                return true;
            }
        }

        public void Fired() => Due = null;

        public void Invoke() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
                Due = null;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
