namespace StepFunctions.Executions;

/// <summary>Watches one try of a task for its timeout and its heartbeats.</summary>
internal sealed class TaskWatch(RunnerCore core, double? timeoutSeconds, double? heartbeatSeconds, CancellationToken ending)
{
    private readonly DateTimeOffset _started = core.Time.GetUtcNow();
    private DateTimeOffset _beat = core.Time.GetUtcNow();

    /// <summary>Whether the time was up.</summary>
    public bool HasFired { get; private set; }

    /// <summary>Tells that the work goes on.</summary>
    public void Beat() => _beat = core.Time.GetUtcNow();

    /// <summary>The work's result, unless its time is up first.</summary>
    /// <exception cref="StateErrorException"><c>States.Timeout</c>, after a silence also known as <c>States.HeartbeatTimeout</c>.</exception>
    public async Task<JsonElement> FirstAsync(Task<JsonElement> work)
    {
        if (timeoutSeconds is null && heartbeatSeconds is null)
            return await work;
        var timer = UpAsync();
        if (await Task.WhenAny(work, timer) == work)
            return await work;
        HasFired = true;
        throw Errors.TimedOut(silent: await timer == Errors.HeartbeatTimeout);
    }

    private async Task<string> UpAsync()
    {
        while (true)
        {
            var deadline = timeoutSeconds is { } timeout ? _started.AddSeconds(timeout) : DateTimeOffset.MaxValue;
            var silence = heartbeatSeconds is { } heartbeat ? _beat.AddSeconds(heartbeat) : DateTimeOffset.MaxValue;
            var now = core.Time.GetUtcNow();
            if (now >= deadline)
                return Errors.Timeout;
            if (now >= silence)
                return Errors.HeartbeatTimeout;
            await core.DelayAsync(deadline < silence ? deadline : silence, ending);
        }
    }
}
