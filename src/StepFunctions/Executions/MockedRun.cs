namespace StepFunctions.Executions;

/// <summary>A Parallel or Map state that a mock stands in for as a whole: for tests of its Retry and Catch that no task within can reach.</summary>
internal sealed class MockedRun(Branch branch, WorkState state, Frame frame)
{
    /// <summary>The mock's answer.</summary>
    public async Task<JsonElement> RunAsync(TaskHandler mock, JsonElement arguments)
    {
        branch.Core.Observe?.Attempted(state.Name);
        branch.Record($"{state.Type}StateStarted", state is MapState ? EventDetails.Of(writer => writer.WriteNumber("length", 0)) : default);
        try
        {
            var result = await branch.Core.InvokeAsync(mock, Call(arguments), branch.Cancellation);
            branch.Record($"{state.Type}StateSucceeded", default);
            return result;
        }
        catch (StateErrorException failure)
        {
            branch.Record($"{state.Type}StateFailed", EventDetails.Error(failure.Error, failure.Cause));
            throw;
        }
    }

    private TaskCall Call(JsonElement arguments) => new()
    {
        StateName = state.Name,
        Resource = "",
        Input = arguments,
        ExecutionArn = branch.Execution.Arn,
        RetryCount = frame.RetryCount,
        IdempotencyKey = frame.Key,
        Heartbeat = () => { },
        Delay = branch.Core.HandlerDelayAsync,
    };
}
