using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>One try of a Parallel state.</summary>
internal sealed class ParallelRun(Branch branch, ParallelState state, Frame frame)
{
    /// <summary>The outputs of the branches, in order.</summary>
    public async Task<JsonElement> RunAsync(JsonElement arguments)
    {
        branch.Record("ParallelStateStarted", default);
        if (branch.TakeRecorded("ParallelStateFailed") is { } failed)
            throw new StateErrorException(failed.Text("error"), failed.Text("cause"));
        try
        {
            var started = branch.PreviousId;
            var outputs = await FanOut.RunAsync(state.Branches.Count, state.Branches.Count, (at, cancellation) => Inner(at, started, cancellation).RunAsync(arguments), branch.Cancellation);
            var result = Json.Array(outputs);
            branch.Record("ParallelStateSucceeded", default);
            return result;
        }
        catch (StateErrorException failure)
        {
            branch.Record("ParallelStateFailed", EventDetails.Error(failure.Error, failure.Cause));
            throw;
        }
    }

    private Branch Inner(int at, long started, CancellationToken cancellation)
    {
        var scope = string.Create(CultureInfo.InvariantCulture, $"{branch.Scope}/{frame.Entered.Id}.{frame.RetryCount}:{at}");
        return new Branch(branch.Core, branch.Execution, state.Branches[at], scope, new Variables(branch.Variables), cancellation) { Item = branch.Item, PreviousId = started };
    }
}
