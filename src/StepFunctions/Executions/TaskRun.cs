namespace StepFunctions.Executions;

/// <summary>One try of a Task state.</summary>
internal sealed class TaskRun(Branch branch, TaskState state, Frame frame)
{
    private const double MaxSeconds = 99_999_999;
    private const string TokenSuffix = ".waitForTaskToken";
    private readonly TaskEvents _events = new(branch, state);

    /// <summary>Whether a task waits for somebody to answer its token.</summary>
    public static bool WaitsForToken(string resource) => resource.EndsWith(TokenSuffix, StringComparison.Ordinal);

    /// <summary>The task's result.</summary>
    /// <param name="arguments">What the task is asked.</param>
    /// <param name="effective">The state's effective input, for <c>TimeoutSecondsPath</c>.</param>
    public async Task<JsonElement> RunAsync(JsonElement arguments, JsonElement effective)
    {
        if (Json.Size(arguments) > Errors.MaxPayloadBytes)
            throw Errors.TooLarge(state.Resource);
        var timeout = frame.Number(state.Timeout, effective, 1, MaxSeconds);
        var heartbeat = frame.Number(state.Heartbeat, effective, 1, MaxSeconds);
        _events.Scheduled(arguments, timeout, heartbeat);
        _events.Started();
        if (_events.RecordedOutcome() is { } recorded)
            return recorded;
        try
        {
            var result = await OutcomeAsync(arguments, timeout, heartbeat);
            if (Json.Size(result) > Errors.MaxPayloadBytes)
                throw _events.Failed(Errors.TooLarge(state.Resource));
            _events.Succeeded(result);
            return result;
        }
        finally
        {
            branch.Core.Tokens.Forget(frame.TaskToken);
        }
    }

    private async Task<JsonElement> OutcomeAsync(JsonElement arguments, double? timeout, double? heartbeat)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(branch.Cancellation);
        var watch = new TaskWatch(branch.Core, timeout, heartbeat, ending.Token);
        try
        {
            var work = WorkAsync(arguments, watch, ending.Token);
            return work.IsCompleted ? await work : await watch.FirstAsync(work);
        }
        catch (StateErrorException failure) when (failure.Error == Errors.Timeout && watch.HasFired)
        {
            _events.TimedOut(failure);
            throw;
        }
        catch (StateErrorException failure)
        {
            throw _events.Failed(failure);
        }
        finally
        {
            ending.Cancel();
        }
    }

    private async Task<JsonElement> WorkAsync(JsonElement arguments, TaskWatch watch, CancellationToken cancellation)
    {
        branch.Core.Observe?.Attempted(state.Name);
        var call = Call(arguments, watch);
        if (branch.Core.Tasks.Mock(state.Name) is { } mock)
            return await branch.Core.InvokeAsync(mock, call, cancellation);
        if (ActivityName(state.Resource) is not null)
            return await ActivityAsync(arguments, watch, cancellation);
        if (frame.TaskToken is { } token)
            branch.Core.Tokens.Expect(token, watch);
        if (_events.WasSubmitted && frame.TaskToken is not null)
            return await TokenOr(Task.FromResult(Json.Null), watch, cancellation);
        if (NestedRun.Takes(state.Resource) && branch.Core.Tasks.Action(state.Resource) is null)
            return await TokenOr(new NestedRun(branch, state, frame).RunAsync(arguments, _events, cancellation), watch, cancellation);
        var handler = call.FunctionName is { } function
            ? branch.Core.Tasks.Function(function) ?? throw Unregistered($"the Lambda function '{function}'", $"Lambda(\"{function}\", …)")
            : branch.Core.Tasks.Action(state.Resource) ?? throw Unregistered($"'{state.Resource}'", $"Service(\"{state.Resource}\", …)");
        return await TokenOr(branch.Core.InvokeAsync(handler, call, cancellation), watch, cancellation);
    }

    /// <summary>A task with a token is called once, then its token's answer is its result; any other task's answer is its result.</summary>
    private async Task<JsonElement> TokenOr(Task<JsonElement> answer, TaskWatch watch, CancellationToken cancellation)
    {
        if (frame.TaskToken is not { } token)
            return Wrapped(await answer);
        if (!_events.WasSubmitted)
            _events.Submitted(await answer);
        var given = await branch.Core.Tokens.Expect(token, watch).Answer.WaitAsync(cancellation);
        return given.Output ?? throw new StateErrorException(given.Error, given.Cause);
    }

    private async Task<JsonElement> ActivityAsync(JsonElement arguments, TaskWatch watch, CancellationToken cancellation)
    {
        frame.TaskToken = branch.Core.TokenFor(frame.Key);
        var pending = branch.Core.Tokens.Expect(frame.TaskToken, watch);
        branch.Core.Tokens.Offer(state.Resource, frame.TaskToken, arguments);
        var given = await pending.Answer.WaitAsync(cancellation);
        return given.Output ?? throw new StateErrorException(given.Error, given.Cause);
    }

    private StateErrorException Unregistered(string what, string how) =>
        frame.Wrong($"Nothing is registered for {what}. Register what does its work: TaskIntegrations.{how}, or mock the state '{state.Name}'.");

    private TaskCall Call(JsonElement arguments, TaskWatch watch)
    {
        var invoke = TaskIntegrations.IsLambdaInvoke(state.Resource);
        var function = invoke ? Text(arguments, "FunctionName") : TaskIntegrations.IsFunction(state.Resource) ? state.Resource : null;
        return new TaskCall
        {
            StateName = state.Name,
            Resource = state.Resource,
            FunctionName = function is null ? null : TaskIntegrations.FunctionName(function),
            Input = invoke ? (arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty("Payload", out var payload) ? payload : Json.EmptyObject) : arguments,
            ExecutionArn = branch.Execution.Arn,
            RetryCount = frame.RetryCount,
            IdempotencyKey = frame.Key,
            TaskToken = frame.TaskToken,
            Heartbeat = watch.Beat,
            Delay = branch.Core.HandlerDelayAsync,
        };
    }

    private static string? Text(JsonElement arguments, string field) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : "";

    private static string? ActivityName(string resource) => resource.Contains(":activity:", StringComparison.Ordinal) ? resource : null;

    /// <summary><c>lambda:invoke</c> answers with an envelope.</summary>
    private JsonElement Wrapped(JsonElement answer) => TaskIntegrations.AnswersInEnvelope(state.Resource) ? TaskIntegrations.Envelope(answer) : answer;
}
