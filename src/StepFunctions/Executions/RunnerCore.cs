using System.Security.Cryptography;
using System.Text;

namespace StepFunctions.Executions;

/// <summary>What all executions of a runner share: the clock, the strand, the tasks, the tokens.</summary>
internal sealed class RunnerCore(RunnerOptions options, TaskIntegrations tasks)
{
    /// <summary>Timers take no longer waits at once.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    public RunnerOptions Options { get; } = options;

    public TaskIntegrations Tasks { get; } = tasks;

    public TimeProvider Time => Options.Time;

    public Strand Strand { get; } = new(options.Time as SimulatedTime);

    public TaskTokens Tokens { get; } = new();

    /// <summary>The map runs under way, by ARN.</summary>
    public Dictionary<string, PlannedRun> PlannedRuns { get; } = [];

    public RunObserver? Observe { get; init; }

    /// <summary>Starts an execution of a machine by ARN or name, for the task of this key; set by the runner.</summary>
    public Func<string, string, JsonElement, string, Execution>? StartNested { get; set; }

    /// <summary>Whether the runner is being disposed: nothing more is written, so that all can go on later.</summary>
    public bool GoingDown { get; set; }

    public void ThrowIfGoingDown()
    {
        if (GoingDown)
            throw new OperationCanceledException("The runner is going down.");
    }

    /// <summary>A token for a try of a task, the same when a killed runner goes on.</summary>
    public string TokenFor(string key) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Options.AccountId + "/" + key)));

    /// <summary>Waits until an instant.</summary>
    public async Task DelayAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        while (until - Time.GetUtcNow() is { Ticks: > 0 } left)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((left < LongestTimer ? left : LongestTimer).TotalMilliseconds));
            await Task.Delay(wait, Time, cancellation);
        }
    }

    /// <summary>Waits within a handler: simulated time may go on meanwhile.</summary>
    public async Task HandlerDelayAsync(TimeSpan span, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = Time.CreateTimer(_ => Finish(() => done.TrySetResult()), null, span, Timeout.InfiniteTimeSpan);
        await using (timer)
        {
            await using var cancelled = cancellation.Register(() => Finish(() => done.TrySetCanceled(cancellation)));
            Strand.Waiting(-1);
            await done.Task;
        }

        void Finish(Func<bool> finish)
        {
            if (finish())
                Strand.Waiting(+1);
        }
    }

    /// <summary>Calls a handler and puts its failure into the language's words.</summary>
    public async Task<JsonElement> InvokeAsync(TaskHandler handler, TaskCall call, CancellationToken cancellation)
    {
        try
        {
            var work = Options.TasksInline ? handler(call, cancellation) : Task.Run(() => handler(call, cancellation), CancellationToken.None);
            return Sound(await Strand.OutsideAsync(work.WaitAsync(cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (TaskFailedException failed)
        {
            throw new StateErrorException(failed.Error, failed.Cause);
        }
#pragma warning disable CA1031 // the border to foreign code: what it throws is the task's failure, named as Lambda names it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            throw new StateErrorException(failure.GetType().Name, Cause(failure));
        }
    }

    /// <summary>Half a surrogate pair is JSON, but no text, and could not be written into the history.</summary>
    private static JsonElement Sound(JsonElement result)
    {
        try
        {
            _ = Json.Size(result);
            return result;
        }
        catch (InvalidOperationException wrong)
        {
            throw new TaskFailedException(Errors.Runtime, $"The task's result cannot be read: {wrong.Message}");
        }
    }

    private static string Cause(Exception failure) => Json.Text(EventDetails.Of(writer =>
    {
        writer.WriteString("errorType", failure.GetType().Name);
        writer.WriteString("errorMessage", failure.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in (failure.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            writer.WriteStringValue(line);
        writer.WriteEndArray();
    }));
}
