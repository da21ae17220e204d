namespace Gremlin.Loading;

/// <summary>A load: what was asked, how far it is, what went wrong.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The source has neither timer nor link, so nothing to release; the job is kept for its history.")]
public sealed class LoadJob
{
    /// <summary>Errors beyond this are counted, not kept.</summary>
    private const int ErrorsKept = 10_000;

    private readonly List<LoadError> _errors = [];
    private readonly Dictionary<string, string> _files = [];
    private readonly CancellationTokenSource _cancelling = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _clock;
    private string _status = LoadStatus.InQueue;
    private long _begunAt;
    private TimeSpan _spent;

    internal LoadJob(string id, LoadRequest request, TimeProvider clock) => (Id, Request, _clock, StartedAt) = (id, request, clock, clock.GetUtcNow());

    /// <summary>The load's id, like a UUID.</summary>
    public string Id { get; }

    /// <summary>What was asked.</summary>
    public LoadRequest Request { get; }

    /// <summary>What it has done.</summary>
    public LoadCounts Counts { get; } = new();

    /// <summary>One of <see cref="LoadStatus"/>.</summary>
    public string Status => Volatile.Read(ref _status);

    /// <summary>Ends when the load has.</summary>
    public Task Ended => _ended.Task;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How long it has run.</summary>
    public TimeSpan TimeSpent => _ended.Task.IsCompleted ? _spent : _begunAt == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_begunAt);

    /// <summary>Its files, by status.</summary>
    public IReadOnlyDictionary<string, string> Files
    {
        get
        {
            lock (_files)
                return new Dictionary<string, string>(_files);
        }
    }

    /// <summary>What could not be loaded, in the order met.</summary>
    public IReadOnlyList<LoadError> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    internal CancellationToken Cancellation => _cancelling.Token;

    internal void Cancel() => _cancelling.Cancel();

    internal void Begin()
    {
        _begunAt = _clock.GetTimestamp();
        Volatile.Write(ref _status, LoadStatus.InProgress);
    }

    internal void End(string status)
    {
        _spent = _begunAt == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_begunAt);
        Volatile.Write(ref _status, status);
        _ended.TrySetResult();
    }

    internal void SetFile(string uri, string status)
    {
        lock (_files)
            _files[uri] = status;
    }

    internal void Add(LoadError error)
    {
        lock (_errors)
        {
            if (_errors.Count < ErrorsKept)
                _errors.Add(error);
        }
    }
}
