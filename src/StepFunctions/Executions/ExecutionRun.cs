namespace StepFunctions.Executions;

/// <summary>Runs an execution, new or half done, to its end.</summary>
internal static class ExecutionRun
{
    /// <summary>Ends when the execution has ended, or when the runner goes down.</summary>
    public static async Task RunAsync(RunnerCore core, Execution execution)
    {
        var workflow = execution.Machine.StateMachine.Workflow;
        using var ended = new CancellationTokenSource();
        try
        {
            var branch = new Branch(core, execution, workflow, "", new Variables(null), execution.Cancel.Token);
            branch.RecordStart(Started(core, execution));
            if (workflow.TimeoutSeconds is { } timeout)
                _ = TimeOutAsync(core, execution, timeout, ended.Token);
            var output = await branch.RunAsync(execution.Input);
            execution.End(ExecutionStatus.Succeeded, Json.Text(output), null, null);
        }
        catch (StateErrorException failure) when (!core.GoingDown)
        {
            execution.End(ExecutionStatus.Failed, null, failure.Error, failure.Cause);
        }
        catch (Exception ending) when (core.GoingDown || (ending is OperationCanceledException && execution.EndInstead is not null))
        {
            if (!core.GoingDown)
                execution.EndInstead!();
        }
#pragma warning disable CA1031 // a fault of the runner itself (a full disk, say) goes to whoever waits for this execution
        catch (Exception fault)
#pragma warning restore CA1031
        {
            execution.Ended.TrySetException(fault);
        }

        ended.Cancel();
    }

    /// <summary>The details of <c>ExecutionStarted</c>.</summary>
    public static JsonElement Started(RunnerCore core, Execution execution) => EventDetails.Of(writer =>
    {
        EventDetails.Data(writer, "input", execution.Input);
        writer.WriteString("roleArn", $"arn:aws:iam::{core.Options.AccountId}:role/{execution.Machine.Name}");
    });

    private static async Task TimeOutAsync(RunnerCore core, Execution execution, int seconds, CancellationToken ended)
    {
        try
        {
            await core.DelayAsync((execution.RedriveTime ?? execution.StartTime).AddSeconds(seconds), ended);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        execution.EndInstead ??= () => execution.End(ExecutionStatus.TimedOut, null, Errors.Timeout, null);
        execution.Cancel.Cancel();
    }
}
