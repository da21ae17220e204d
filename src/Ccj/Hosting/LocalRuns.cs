using System.Text.Json;
using CustomerJourney.Insights;
using StepFunctions.Executions;
using StepFunctions.Pictures;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Runs as the runner on this machine keeps them, with the work at hand.</summary>
/// <param name="machines">The runner.</param>
/// <param name="work">Knows the work at hand.</param>
internal sealed class LocalRuns(LocalStateMachines machines, WorkAtHand work) : IRuns
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunSummary>> ListAsync(string? workflow, int limit, CancellationToken cancellationToken)
    {
        if (workflow is not null && !WorkflowFiles.Names.Contains(workflow))
            throw new KeyNotFoundException($"There is no workflow '{workflow}'; there are {string.Join(", ", WorkflowFiles.Names)}.");
        var runner = await machines.RunnerAsync().WaitAsync(cancellationToken);
        var all = await runner.ListAsync(workflow).WaitAsync(cancellationToken);
        return [.. all.GroupBy(one => one.StateMachineArn).SelectMany(one => one.Take(limit)).OrderByDescending(one => one.StartTime).ThenBy(one => one.Name, StringComparer.Ordinal).Select(Summary)];
    }

    /// <inheritdoc/>
    public async Task<RunDetails?> FindAsync(string run, CancellationToken cancellationToken)
    {
        var runner = await machines.RunnerAsync().WaitAsync(cancellationToken);
        if (await ExecutionAsync(runner, run, cancellationToken) is not { } execution)
            return null;
        var children = await runner.ChildHistoriesAsync(execution.ExecutionArn).WaitAsync(cancellationToken);
        var steps = StateSummary.Of(await runner.HistoryAsync(execution.ExecutionArn).WaitAsync(cancellationToken), children.Values);
        return new RunDetails(
            Summary(execution), [.. steps.Select(Step)], execution.Output is { } output ? Json(output) : null, execution.Status == ExecutionStatus.Running ? Progress() : null);
    }

    /// <inheritdoc/>
    public async Task<string?> DrawAsync(string run, CancellationToken cancellationToken)
    {
        var runner = await machines.RunnerAsync().WaitAsync(cancellationToken);
        if (await ExecutionAsync(runner, run, cancellationToken) is not { } execution)
            return null;
        var machine = await WorkflowFiles.ReadAsync(WorkflowOf(execution), runner.Options.Region, runner.Options.AccountId);
        var children = await runner.ChildHistoriesAsync(execution.ExecutionArn).WaitAsync(cancellationToken);
        return ExecutionPicture.Svg(machine, await runner.HistoryAsync(execution.ExecutionArn).WaitAsync(cancellationToken), children.Values);
    }

    private static async Task<ExecutionDescription?> ExecutionAsync(StateMachineRunner runner, string run, CancellationToken cancellationToken)
    {
        if (run.Split(':') is not [var workflow, var name] || !WorkflowFiles.Names.Contains(workflow))
            return null;
        try
        {
            return await runner.DescribeAsync($"arn:aws:states:{runner.Options.Region}:{runner.Options.AccountId}:execution:{workflow}:{name}").WaitAsync(cancellationToken);
        }
        catch (RunnerException)
        {
            return null; // there is no such execution
        }
    }

    private static RunSummary Summary(ExecutionDescription one) => new(
        Id(one.ExecutionArn), WorkflowOf(one), one.Name, Word(one.Status), one.StartTime, one.StopTime, one.Error, one.Cause);

    private static RunStep Step(StateSummary state) => new(
        state.State, state.Mark, state.Entered, state.Exited, state.Failures, state.FirstEntered, state.LastExited, state.Error, [.. state.Children.Select(Id)]);

    private static string WorkflowOf(ExecutionDescription one) => one.StateMachineArn[(one.StateMachineArn.LastIndexOf(':') + 1)..];

    /// <summary>The last two parts of an ARN.</summary>
    private static string Id(string arn) => string.Join(':', arn.Split(':')[^2..]);

    private static string Word(ExecutionStatus status) => status == ExecutionStatus.TimedOut ? "timed_out" : status.ToString().ToLowerInvariant();

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private RunProgress? Progress() => work.Latest is { } done ? new RunProgress(done.What, done.Done, done.Total) : null;
}
