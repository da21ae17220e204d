using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using CustomerJourney.Insights;
using StepFunctions.Definitions;
using StepFunctions.Pictures;
using History = StepFunctions.Histories;

namespace CustomerJourney.Aws.Insights;

/// <summary>Runs as Step Functions tells of them; pictures are drawn here from definition and history.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="arnPrefix">What comes before a machine's name in its ARN: <c>arn:aws:states:REGION:ACCOUNT:stateMachine:STACK-</c>.</param>
public sealed class StepFunctionsRuns(IAmazonStepFunctions stepFunctions, string arnPrefix) : IRuns
{
    private const int EventsPerPage = 1000; // the service's largest

    /// <summary>Workflows that may be asked for: the files of <c>statemachines/</c>.</summary>
    public static readonly IReadOnlyList<string> Workflows =
        ["evaluate-milestones", "forget-customer", "ingest-batch", "refresh-kpis", "resolve-identities", "run-flow", "train-propensity"];

    private readonly string _executionPrefix = arnPrefix.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunSummary>> ListAsync(string? workflow, int limit, CancellationToken cancellationToken)
    {
        if (workflow is not null && !Workflows.Contains(workflow))
            throw new KeyNotFoundException($"There is no workflow '{workflow}'; there are {string.Join(", ", Workflows)}.");
        var all = new List<RunSummary>();
        foreach (var one in workflow is null ? Workflows : [workflow])
        {
            var request = new ListExecutionsRequest { StateMachineArn = arnPrefix + one, MaxResults = limit };
            var page = await stepFunctions.ListExecutionsAsync(request, cancellationToken);
            all.AddRange((page.Executions ?? []).Select(run => new RunSummary($"{one}:{run.Name}", one, run.Name, Word(run.Status), Utc(run.StartDate) ?? default, Utc(run.StopDate), null, null)));
        }

        return [.. all.OrderByDescending(run => run.StartedAt).ThenBy(run => run.Run, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<RunDetails?> FindAsync(string run, CancellationToken cancellationToken)
    {
        if (ArnOf(run) is not { } arn || await DescribeAsync(arn, cancellationToken) is not { } execution)
            return null;
        var steps = StateSummary.Of(await HistoryAsync(arn, cancellationToken));
        return new RunDetails(
            new RunSummary(run, run.Split(':')[0], execution.Name, Word(execution.Status), Utc(execution.StartDate) ?? default, Utc(execution.StopDate), execution.Error, execution.Cause),
            [.. steps.Select(Step)], execution.Output is { } output ? JsonSerializer.Deserialize<JsonElement>(output) : null, null);
    }

    /// <inheritdoc/>
    public async Task<string?> DrawAsync(string run, CancellationToken cancellationToken)
    {
        if (ArnOf(run) is not { } arn || await DescribeAsync(arn, cancellationToken) is null)
            return null;
        var machine = await stepFunctions.DescribeStateMachineForExecutionAsync(new DescribeStateMachineForExecutionRequest { ExecutionArn = arn }, cancellationToken);
        return ExecutionPicture.Svg(StateMachine.Parse(machine.Definition), await HistoryAsync(arn, cancellationToken));
    }

    private string? ArnOf(string run) => run.Split(':') is [var workflow, { Length: > 0 } name] && Workflows.Contains(workflow) ? $"{_executionPrefix}{workflow}:{name}" : null;

    private async Task<DescribeExecutionResponse?> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn }, cancellationToken);
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    private async Task<List<History.HistoryEvent>> HistoryAsync(string arn, CancellationToken cancellationToken)
    {
        var events = new List<History.HistoryEvent>();
        string? next = null;
        do
        {
            var page = await stepFunctions.GetExecutionHistoryAsync(
                new GetExecutionHistoryRequest { ExecutionArn = arn, MaxResults = EventsPerPage, IncludeExecutionData = true, NextToken = next }, cancellationToken);
            events.AddRange((page.Events ?? []).Select(Event));
            next = page.NextToken;
        }
        while (next is not null);
        return events;
    }

    /// <summary>The event with the details that steps and pictures are made of.</summary>
    private static History.HistoryEvent Event(HistoryEvent one) => new(
        one.Id ?? 0, one.PreviousEventId ?? 0, one.Type.Value, Utc(one.Timestamp) ?? default,
        JsonSerializer.SerializeToElement(Details(one).Where(detail => detail.Value is not null).ToDictionary(detail => detail.Name, detail => detail.Value)));

    private static IEnumerable<(string Name, string? Value)> Details(HistoryEvent one)
    {
        yield return ("name", one.StateEnteredEventDetails?.Name ?? one.StateExitedEventDetails?.Name);
        yield return ("output", one.TaskSubmittedEventDetails?.Output);
        yield return ("error", one.TaskFailedEventDetails?.Error ?? one.TaskTimedOutEventDetails?.Error ?? one.LambdaFunctionFailedEventDetails?.Error
            ?? one.LambdaFunctionTimedOutEventDetails?.Error ?? one.MapRunFailedEventDetails?.Error ?? one.ExecutionFailedEventDetails?.Error);
    }

    private RunStep Step(StateSummary state) => new(
        state.State, state.Mark, state.Entered, state.Exited, state.Failures, state.FirstEntered, state.LastExited, state.Error,
        [.. state.Children.Where(child => child.StartsWith(_executionPrefix, StringComparison.Ordinal)).Select(child => child[_executionPrefix.Length..])]);

    private static string Word(ExecutionStatus status) => status.Value.ToLowerInvariant();

    private static DateTimeOffset? Utc(DateTime? instant) => instant is { } given ? new DateTimeOffset(given.ToUniversalTime()) : null;
}
