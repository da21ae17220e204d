namespace StepFunctions.Executions;

/// <summary>The tries of a Task, Parallel or Map state, with its retriers and catchers.</summary>
internal sealed class WorkRun(Branch branch, WorkState state, Frame frame, StateRun visit)
{
    private readonly int[] _retries = new int[state.Retry.Count];

    /// <summary>The state's output, after an error that of its catcher.</summary>
    public async Task<JsonElement> RunAsync(JsonElement input)
    {
        while (true)
        {
            try
            {
                return await TryAsync(input);
            }
            catch (StateErrorException failure) when (Delay(failure) is not null)
            {
                await RetryAsync(failure);
            }
            catch (StateErrorException failure) when (Catcher(failure) is not null)
            {
                return Catch(Catcher(failure)!, input, failure);
            }
        }
    }

    private async Task<JsonElement> TryAsync(JsonElement input)
    {
        frame.TaskToken = state is TaskState task && TaskRun.WaitsForToken(task.Resource) ? branch.Core.TokenFor(frame.Key) : null;
        var effective = frame.Select(state.Input, input);
        var arguments = state.Parameters is null ? effective : frame.Fill(state.Parameters, effective);
        var result = state switch
        {
            not TaskState when branch.Core.Tasks.Mock(state.Name) is { } mock => await new MockedRun(branch, state, frame).RunAsync(mock, arguments),
            TaskState call => await new TaskRun(branch, call, frame).RunAsync(arguments, effective),
            ParallelState parallel => await new ParallelRun(branch, parallel, frame).RunAsync(arguments),
            MapState { Distributed: true } map => await new DistributedRun(branch, map, frame).RunAsync(arguments),
            MapState map => await new MapRun(branch, map, frame).RunAsync(arguments),
            _ => throw new InvalidOperationException($"No way to work at a {state.Type}."),
        };
        var selected = state.ResultSelector is null ? result : frame.Fill(state.ResultSelector, result);
        visit.Assign(state.Assign, selected);
        return frame.Select(state.Output, StateRun.Put(state.ResultPath, input, selected));
    }

    /// <summary>The retrier that takes the error; null when none does, or its tries are used up.</summary>
    private int? Delay(StateErrorException failure)
    {
        for (var at = 0; at < state.Retry.Count; at++)
        {
            if (Errors.Match(state.Retry[at].Errors, failure))
                return _retries[at] < state.Retry[at].MaxAttempts ? at : null;
        }

        return null;
    }

    private async Task RetryAsync(StateErrorException failure)
    {
        var at = Delay(failure)!.Value;
        var retrier = state.Retry[at];
        var seconds = retrier.IntervalSeconds * Math.Pow(retrier.BackoffRate, _retries[at]);
        seconds = Math.Min(seconds, retrier.MaxDelaySeconds ?? MaxSeconds);
        if (retrier.FullJitter)
            seconds *= new Intrinsics.Randomness(frame.Key).Unit();
        _retries[at]++;
        frame.RetryCount++;
        branch.Core.Observe?.Retried(state.Name, seconds);
        await branch.Core.DelayAsync(LastEventTime().AddSeconds(seconds), branch.Cancellation);
    }

    /// <summary>A retry is due some time after the failure was written, not after a killed runner came back.</summary>
    private DateTimeOffset LastEventTime() => branch.LastRecorded ?? Execution.Now(branch.Core.Time);

    /// <summary>The longest wait between tries when nothing caps it: a year, as long as an execution may take.</summary>
    private const double MaxSeconds = 31_622_400;

    private Catcher? Catcher(StateErrorException failure) => state.Catch.FirstOrDefault(catcher => Errors.Match(catcher.Errors, failure));

    private JsonElement Catch(Catcher catcher, JsonElement input, StateErrorException failure)
    {
        var error = EventDetails.Of(writer =>
        {
            writer.WriteString("Error", failure.Error ?? "");
            writer.WriteString("Cause", failure.Cause ?? "");
        });
        visit.GoTo(catcher.Next);
        visit.Assign(catcher.Assign, error);
        return StateRun.Put(catcher.ResultPath, input, error);
    }
}
