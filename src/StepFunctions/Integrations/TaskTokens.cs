namespace StepFunctions.Integrations;

/// <summary>The tokens somebody may answer, and the activity tasks somebody may fetch. Used on the runner's strand only.</summary>
internal sealed class TaskTokens
{
    private readonly Dictionary<string, PendingToken> _pending = [];
    private readonly Dictionary<string, LinkedList<ActivityTask>> _activities = [];
    private readonly Dictionary<string, LinkedList<TaskCompletionSource<ActivityTask>>> _workers = [];

    /// <summary>Expects an answer; called again for the same token, gives what is expected already.</summary>
    public PendingToken Expect(string token, TaskWatch watch)
    {
        if (!_pending.TryGetValue(token, out var pending))
            _pending.Add(token, pending = new PendingToken());
        pending.Heartbeat = watch.Beat;
        return pending;
    }

    /// <summary>What is expected of a token; null when nobody waits for it.</summary>
    public PendingToken? Find(string token) => _pending.GetValueOrDefault(token);

    /// <summary>Expects no more; what was answered is written now.</summary>
    public void Forget(string? token)
    {
        if (token is not null && _pending.Remove(token, out var pending))
            pending.Written.TrySetResult();
    }

    /// <summary>Offers an activity's task to whoever fetches next.</summary>
    public void Offer(string activity, string token, JsonElement input)
    {
        var task = new ActivityTask(token, Json.Text(input));
        while (_workers.TryGetValue(activity, out var waiting) && waiting.First is { } first)
        {
            waiting.RemoveFirst();
            if (first.Value.TrySetResult(task))
                return;
        }

        if (!_activities.TryGetValue(activity, out var open))
            _activities.Add(activity, open = new LinkedList<ActivityTask>());
        open.AddLast(task);
    }

    /// <summary>Fetches an activity's next task, waiting for one.</summary>
    public async Task<ActivityTask?> FetchAsync(string activity, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        while (_activities.TryGetValue(activity, out var open) && open.First is { } first)
        {
            open.RemoveFirst();
            if (_pending.ContainsKey(first.Value.Token))
                return first.Value;
        }

        var worker = new TaskCompletionSource<ActivityTask>();
        if (!_workers.TryGetValue(activity, out var waiting))
            _workers.Add(activity, waiting = new LinkedList<TaskCompletionSource<ActivityTask>>());
        waiting.AddLast(worker);
        try
        {
            return await worker.Task.WaitAsync(patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            waiting.Remove(worker);
            return null;
        }
    }
}

/// <summary>A task that waits for somebody to answer its token.</summary>
internal sealed class PendingToken
{
    private readonly TaskCompletionSource<TokenAnswer> _answer = new();

    /// <summary>Completes with the answer.</summary>
    public Task<TokenAnswer> Answer => _answer.Task;

    /// <summary>Completes when the answer is written in the history.</summary>
    public TaskCompletionSource Written { get; } = new();

    /// <summary>Called at each heartbeat.</summary>
    public Action Heartbeat { get; set; } = () => { };

    /// <summary>Gives the answer; false when there was one already.</summary>
    public bool TryAnswer(TokenAnswer answer) => _answer.TrySetResult(answer);
}

/// <summary>An answer to a token: an output, or an error with its cause.</summary>
internal sealed record TokenAnswer(JsonElement? Output, string? Error, string? Cause);

/// <summary>An activity's task as a worker fetches it.</summary>
internal sealed record ActivityTask(string Token, string Input);
