using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>Tells from an execution's log how the runs of its distributed maps stand.</summary>
internal sealed class MapRuns(Execution root, string executionArn, IReadOnlyDictionary<string, PlannedRun> planned)
{
    private readonly IReadOnlyList<LogEntry> _entries = root.Log.Entries;
    private readonly string? _child = executionArn == root.Arn ? null : executionArn;

    /// <summary>The runs in the order they were started.</summary>
    public IReadOnlyList<MapRunDescription> All()
    {
        var runs = new List<Found>();
        foreach (var scope in _entries.Where(entry => entry.Child == _child).GroupBy(entry => entry.Scope))
            Find(scope, runs);
        return [.. runs.Select(Describe)];
    }

    /// <summary>A child execution as its events tell; null when there is none of this ARN.</summary>
    public static ExecutionDescription? Child(Execution root, string arn)
    {
        var entries = root.Log.Entries.Where(entry => entry.Child == arn).ToArray();
        return entries.Length == 0 ? null : Child(root, entries);
    }

    private static void Find(IEnumerable<LogEntry> scope, List<Found> runs)
    {
        LogEntry? entered = null;
        var tries = 0;
        Found? current = null;
        foreach (var entry in scope)
        {
            switch (entry.Event.Type)
            {
                case "MapStateEntered":
                    (entered, tries) = (entry, 0);
                    break;
                case "MapRunStarted" when runs.Find(run => run.Arn == entry.Event.Text("mapRunArn")) is { } again:
                    current = again;
                    again.Redrives++;
                    again.End = null;
                    break;
                case "MapRunStarted" when entered is not null:
                    var prefix = string.Create(CultureInfo.InvariantCulture, $"{entry.Scope}/{entered.Event.Id}.{tries++}:");
                    runs.Add(current = new Found(entry.Event.Text("mapRunArn")!, entered.Event.StateName!, prefix, entry.Event));
                    break;
                case "MapRunSucceeded" or "MapRunFailed" when current is not null:
                    current.End = entry.Event;
                    break;
                default:
                    break;
            }
        }
    }

    private MapRunDescription Describe(Found run)
    {
        var children = _entries.Where(entry => entry.Child is not null && entry.Scope.StartsWith(run.Prefix, StringComparison.Ordinal) && entry.Child != _child)
            .GroupBy(entry => entry.Child!).Where(child => IsOwn(child.First().Scope, run.Prefix)).Select(child => Child(root, [.. child]) with { MapRunArn = run.Arn }).ToArray();
        var state = root.Machine.StateMachine.Workflow.Everywhere.OfType<MapState>().FirstOrDefault(map => map.Name == run.State);
        var plan = planned.GetValueOrDefault(run.Arn);
        var status = run.End is { } end ? end.Type == "MapRunSucceeded" ? ExecutionStatus.Succeeded : ExecutionStatus.Failed
            : root.Status == ExecutionStatus.Running ? ExecutionStatus.Running : ExecutionStatus.Aborted;
        return new MapRunDescription
        {
            MapRunArn = run.Arn,
            ExecutionArn = executionArn,
            StateMachineArn = root.Machine.Arn,
            StateName = run.State,
            Status = status,
            StartTime = run.Start.Timestamp,
            StopTime = run.End?.Timestamp ?? (status == ExecutionStatus.Aborted ? root.StopTime : null),
            MaxConcurrency = plan?.MaxConcurrency ?? (long)(state?.MaxConcurrency?.Number ?? 0),
            ToleratedFailureCount = (long)(state?.ToleratedFailureCount?.Number ?? 0),
            ToleratedFailurePercentage = state?.ToleratedFailurePercentage?.Number ?? 0,
            RedriveCount = run.Redrives,
            ResultsWritten = state?.Writer?.Resource is null || run.End is null ? 0 : children.Count(child => child.Status != ExecutionStatus.Running),
            Children = children,
            Executions = Count(children, _ => 1, plan?.Executions),
            Items = Count(children, child => state?.Batcher is null ? 1 : Batch(child), plan?.Items),
        };
    }

    private static int Batch(ExecutionDescription child) => Json.Parse(child.Input).TryGetProperty("Items", out var items) ? items.GetArrayLength() : 1;

    /// <summary>A child's own scope ends with its number; what lies deeper belongs to a map within a child.</summary>
    private static bool IsOwn(string scope, string prefix) => !scope.AsSpan(prefix.Length).Contains('/');

    private static MapRunCounts Count(IReadOnlyList<ExecutionDescription> children, Func<ExecutionDescription, int> weight, int? total)
    {
        int Of(ExecutionStatus status) => children.Where(child => child.Status == status).Sum(weight);

        var pending = Math.Max(0, (total ?? 0) - children.Sum(weight));
        return new MapRunCounts(pending, Of(ExecutionStatus.Running), Of(ExecutionStatus.Succeeded), Of(ExecutionStatus.Failed), Of(ExecutionStatus.TimedOut), Of(ExecutionStatus.Aborted));
    }

    private static ExecutionDescription Child(Execution root, IReadOnlyList<LogEntry> entries)
    {
        var (start, last) = (entries[0].Event, entries[^1].Event);
        var status = ExecutionEnds.Status(last.Type) ?? ExecutionStatus.Running;
        return new ExecutionDescription
        {
            ExecutionArn = entries[0].Child!,
            StateMachineArn = root.Machine.Arn,
            Name = entries[0].Child!.Split(':')[^1],
            Status = status,
            StartTime = start.Timestamp,
            StopTime = status == ExecutionStatus.Running ? null : last.Timestamp,
            Input = start.Text("input") ?? "{}",
            Output = last.Text("output"),
            Error = status == ExecutionStatus.Running ? null : last.Text("error"),
            Cause = status == ExecutionStatus.Running ? null : last.Text("cause"),
        };
    }

    private sealed class Found(string arn, string state, string prefix, HistoryEvent start)
    {
        public string Arn => arn;

        public string State => state;

        public string Prefix => prefix;

        public HistoryEvent Start => start;

        public HistoryEvent? End { get; set; }

        public int Redrives { get; set; }
    }
}

/// <summary>What a map run under way set out to do.</summary>
internal sealed record PlannedRun(int Executions, int Items, long MaxConcurrency);
