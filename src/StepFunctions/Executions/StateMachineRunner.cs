using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>Runs state machines on this machine, as AWS Step Functions would: start, wait, describe, stop, redrive, answer tokens.</summary>
/// <remarks>
/// With a folder, machines and histories are kept there; a runner opened on the folder of a killed one goes on with
/// <see cref="ResumeAsync"/>. A task whose end was not written is called again: tasks must bear that. All members are safe to call from anywhere.
/// </remarks>
public sealed class StateMachineRunner : IAsyncDisposable
{
    private readonly RunnerCore _core;
    private readonly RunnerFolder? _folder;
    private readonly Dictionary<string, Machine> _machines = [];
    private readonly Dictionary<string, Execution> _executions = [];
    private readonly HashSet<Execution> _driven = [];

    /// <summary>Opens a runner.</summary>
    public StateMachineRunner(RunnerOptions options, TaskIntegrations tasks)
        : this(options, tasks, null)
    {
    }

    internal StateMachineRunner(RunnerOptions options, TaskIntegrations tasks, RunObserver? observe)
    {
        _core = new RunnerCore(options, tasks) { Observe = observe, StartNested = (machine, name, input, parent) => Start(Find(machine), Names.Checked(name), input, parent) };
        if (options.Folder is null)
            return;
        _folder = new RunnerFolder(options);
        foreach (var machine in _folder.Machines())
            _machines[machine.Arn] = machine;
        foreach (var execution in _folder.Executions())
            _executions[execution.Arn] = execution;
    }

    /// <summary>The options it was opened with.</summary>
    public RunnerOptions Options => _core.Options;

    /// <summary>Makes a machine known under a name, or gives the name a new definition; running executions keep theirs.</summary>
    /// <returns>The machine's ARN.</returns>
    public Task<string> CreateStateMachineAsync(string name, StateMachine machine, string type = "STANDARD") => _core.Strand.RunAsync(() =>
    {
        var arn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:states:{Options.Region}:{Options.AccountId}:stateMachine:{Names.Checked(name)}");
        var made = new Machine(name, arn, machine, type, _machines.GetValueOrDefault(arn)?.Created ?? Execution.Now(_core.Time));
        _folder?.Save(made);
        _machines[arn] = made;
        return arn;
    });

    /// <summary>Starts an execution. The same name with the same input again gives the same execution while it runs, as on AWS.</summary>
    /// <param name="stateMachine">The machine's name or ARN.</param>
    /// <param name="name">Unique for the machine.</param>
    /// <param name="inputJson">JSON, at most 256 KiB.</param>
    /// <returns>The execution's ARN.</returns>
    /// <exception cref="RunnerException">No such machine, a name in use, or input that is no JSON or too large.</exception>
    public Task<string> StartAsync(string stateMachine, string name, string inputJson) =>
        _core.Strand.RunAsync(() => Start(Find(stateMachine), Names.Checked(name), Input(inputJson)).Arn);

    /// <summary>Starts an execution, or goes on with the one of this name, and waits for its end.</summary>
    public async Task<ExecutionDescription> RunAsync(string stateMachine, string name, string inputJson, CancellationToken cancellationToken = default)
    {
        var arn = await _core.Strand.RunAsync(() =>
        {
            var machine = Find(stateMachine);
            return _executions.TryGetValue(ExecutionArn(machine, name), out var known) ? known.Arn : Start(machine, Names.Checked(name), Input(inputJson)).Arn;
        });
        return await WaitAsync(arn, cancellationToken);
    }

    /// <summary>Waits for an execution's end.</summary>
    public async Task<ExecutionDescription> WaitAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var ended = await _core.Strand.RunAsync(() => FindExecution(executionArn) is { Status: ExecutionStatus.Running } running ? running.Ended.Task : Task.CompletedTask).WaitAsync(cancellationToken);
        await ended.WaitAsync(cancellationToken);
        return await DescribeAsync(executionArn);
    }

    /// <summary>How an execution stands.</summary>
    public Task<ExecutionDescription> DescribeAsync(string executionArn) => _core.Strand.RunAsync(() => _executions.TryGetValue(executionArn, out var execution)
        ? execution.Describe()
        : MapRuns.Child(RootOf(executionArn), executionArn) ?? throw NoExecution(executionArn));

    /// <summary>The runs of an execution's distributed maps, in the order they were started.</summary>
    /// <param name="executionArn">The execution, or a child execution of a distributed map.</param>
    /// <exception cref="RunnerException">There is no such execution.</exception>
    public Task<IReadOnlyList<MapRunDescription>> MapRunsAsync(string executionArn) =>
        _core.Strand.RunAsync(() => new MapRuns(RootOf(executionArn), executionArn, _core.PlannedRuns).All());

    /// <summary>How a run of a distributed map stands.</summary>
    /// <exception cref="RunnerException">There is no such map run.</exception>
    public Task<MapRunDescription> MapRunAsync(string mapRunArn) => _core.Strand.RunAsync(() => FindMapRun(mapRunArn)
        ?? throw new RunnerException("ResourceNotFound", $"Resource not found: '{mapRunArn}'"));

    /// <summary>All executions, newest first.</summary>
    /// <param name="stateMachine">Only those of this machine.</param>
    public Task<IReadOnlyList<ExecutionDescription>> ListAsync(string? stateMachine = null) => _core.Strand.RunAsync<IReadOnlyList<ExecutionDescription>>(() =>
    {
        var arn = stateMachine is null ? null : Find(stateMachine).Arn;
        return [.. _executions.Values.Where(one => arn is null || one.Machine.Arn == arn).Select(one => one.Describe()).OrderByDescending(one => one.StartTime).ThenBy(one => one.Name, StringComparer.Ordinal)];
    });

    /// <summary>The history of an execution, or of a child execution of a distributed map.</summary>
    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string executionArn) => _core.Strand.RunAsync<IReadOnlyList<HistoryEvent>>(() =>
    {
        if (_executions.TryGetValue(executionArn, out var execution))
            return [.. execution.Entries.Select(entry => entry.Event)];
        return [.. RootOf(executionArn).Log.Entries.Where(entry => entry.Child == executionArn).Select(entry => entry.Event)];
    });

    /// <summary>The histories of the child executions of an execution's distributed maps, by ARN.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<HistoryEvent>>> ChildHistoriesAsync(string executionArn) =>
        _core.Strand.RunAsync<IReadOnlyDictionary<string, IReadOnlyList<HistoryEvent>>>(() => FindExecution(executionArn).Log.Entries.Where(entry => entry.Child is not null)
            .GroupBy(entry => entry.Child!).ToDictionary(child => child.Key, child => (IReadOnlyList<HistoryEvent>)[.. child.Select(entry => entry.Event)]));

    /// <summary>Stops a running execution.</summary>
    public Task StopAsync(string executionArn, string? error = null, string? cause = null) => _core.Strand.RunAsync(async () =>
    {
        var execution = FindExecution(executionArn);
        execution.EndInstead ??= () => execution.End(ExecutionStatus.Aborted, null, error, cause);
        execution.Cancel.Cancel();
        await (execution.Status == ExecutionStatus.Running ? execution.Ended.Task : Task.CompletedTask);
        return true;
    });

    /// <summary>Runs an execution that ended badly on from the states that failed.</summary>
    public Task RedriveAsync(string executionArn) => _core.Strand.RunAsync(() =>
    {
        var execution = FindExecution(executionArn);
        if (execution.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded)
            throw new RunnerException("ExecutionNotRedrivable", $"Execution is not redrivable: its status is {ExecutionEnds.Word(execution.Status)}.");
        execution.Redrive(_folder?.Reopen(execution) ?? execution.Log);
        execution.Log.Recall();
        _ = DriveAsync(execution);
        return true;
    });

    /// <summary>Goes on with every execution that a killed runner left unfinished; call it after the machines' tasks are registered. What runs already goes on undisturbed.</summary>
    /// <returns>The ARNs of all unfinished executions.</returns>
    public Task<IReadOnlyList<string>> ResumeAsync() => _core.Strand.RunAsync<IReadOnlyList<string>>(() =>
    {
        var unfinished = _executions.Values.Where(one => one.Status == ExecutionStatus.Running).ToArray();
        foreach (var execution in unfinished.Where(one => !_driven.Contains(one)))
            _ = DriveAsync(execution);
        return [.. unfinished.Select(one => one.Arn)];
    });

    /// <summary>Answers a task's token with its result.</summary>
    /// <exception cref="RunnerException">Nobody waits for this token.</exception>
    public Task SendTaskSuccessAsync(string taskToken, string outputJson) => AnswerAsync(taskToken, new TokenAnswer(Input(outputJson), null, null));

    /// <summary>Answers a task's token with a failure.</summary>
    /// <exception cref="RunnerException">Nobody waits for this token.</exception>
    public Task SendTaskFailureAsync(string taskToken, string? error, string? cause) => AnswerAsync(taskToken, new TokenAnswer(null, error, cause));

    /// <summary>Tells that a task with a token is still at work.</summary>
    /// <exception cref="RunnerException">Nobody waits for this token.</exception>
    public Task SendTaskHeartbeatAsync(string taskToken) => _core.Strand.RunAsync(() =>
    {
        Expected(taskToken).Heartbeat();
        return true;
    });

    /// <summary>Stops working; what is unfinished stays so, and a runner on the same folder can go on with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _core.Strand.RunAsync(async () =>
        {
            _core.GoingDown = true;
            foreach (var execution in _executions.Values.ToArray())
                execution.Cancel.Cancel();
            return true;
        });
        await _core.Strand.RunAsync(() =>
        {
            foreach (var execution in _executions.Values)
                execution.Dispose();
            return true;
        });
    }

    internal TaskIntegrations Tasks => _core.Tasks;

    internal Task<IReadOnlyList<Machine>> MachinesAsync() => _core.Strand.RunAsync<IReadOnlyList<Machine>>(() => [.. _machines.Values]);

    internal Task<Machine> MachineAsync(string stateMachine) => _core.Strand.RunAsync(() => Find(stateMachine));

    internal Task<Machine> MachineOfAsync(string executionArn) => _core.Strand.RunAsync(() => FindExecution(executionArn).Machine);

    internal Task DeleteStateMachineAsync(string stateMachine) => _core.Strand.RunAsync(() =>
    {
        if (_machines.Remove(stateMachine, out var machine))
            _folder?.Delete(machine);
        return true;
    });

    internal Task<ActivityTask?> FetchActivityAsync(string activity, TimeSpan patience, CancellationToken cancellation) =>
        _core.Strand.RunAsync(() => _core.Tokens.FetchAsync(activity, patience, _core.Time, cancellation));

    private static RunnerException NoExecution(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    private static JsonElement Input(string json)
    {
        try
        {
            var input = Json.Parse(json);
            return Json.Size(input) <= Errors.MaxPayloadBytes ? input : throw new RunnerException("InvalidExecutionInput", "The input is larger than 262144 bytes.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new RunnerException("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{wrong.Message}'");
        }
    }

    private Machine Find(string stateMachine) =>
        _machines.GetValueOrDefault(stateMachine) ?? _machines.Values.FirstOrDefault(machine => machine.Name == stateMachine)
        ?? throw new RunnerException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{stateMachine}'");

    private Execution FindExecution(string arn) => _executions.GetValueOrDefault(arn) ?? throw NoExecution(arn);

    /// <summary>The execution in whose log an execution, or a child of a distributed map, is written.</summary>
    private Execution RootOf(string arn) => _executions.GetValueOrDefault(arn)
        ?? _executions.Values.FirstOrDefault(one => arn.StartsWith(ChildArns.Prefix(one), StringComparison.Ordinal) && one.Log.Entries.Any(entry => entry.Child == arn))
        ?? throw NoExecution(arn);

    private MapRunDescription? FindMapRun(string arn)
    {
        foreach (var execution in _executions.Values.Where(one => arn.StartsWith(ChildArns.MapRunPrefix(one), StringComparison.Ordinal)))
        {
            var started = execution.Log.Entries.FirstOrDefault(entry => entry.Event.Type == "MapRunStarted" && entry.Event.Text("mapRunArn") == arn);
            if (started is not null)
                return new MapRuns(execution, started.Child ?? execution.Arn, _core.PlannedRuns).All().First(run => run.MapRunArn == arn);
        }

        return null;
    }

    private string ExecutionArn(Machine machine, string name) => $"arn:aws:states:{Options.Region}:{Options.AccountId}:execution:{machine.Name}:{name}";

    private Execution Start(Machine machine, string name, JsonElement input, string? parent = null)
    {
        _core.ThrowIfGoingDown();
        var arn = ExecutionArn(machine, name);
        if (_executions.TryGetValue(arn, out var known))
        {
            // a task that a killed runner had begun finds the execution it started, ended or not
            return (parent is not null && known.Parent == parent) || (JsonElement.DeepEquals(known.Input, input) && known.Status == ExecutionStatus.Running)
                ? known
                : throw new RunnerException("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");
        }

        var execution = _folder is null
            ? new Execution(arn, name, machine, input, Execution.Now(_core.Time), ExecutionLog.InMemory(), Options) { Parent = parent }
            : _folder.Create(new Execution(arn, name, machine, input, Execution.Now(_core.Time), ExecutionLog.InMemory(), Options) { Parent = parent });
        _executions.Add(arn, execution);
        _ = DriveAsync(execution);
        return execution;
    }

    private async Task DriveAsync(Execution execution)
    {
        _driven.Add(execution);
        await ExecutionRun.RunAsync(_core, execution);
        _driven.Remove(execution);
        if (execution.Status != ExecutionStatus.Running)
            execution.Log.Release();
    }

    private PendingToken Expected(string token) => _core.Tokens.Find(token)
        ?? throw new RunnerException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

    private Task<bool> AnswerAsync(string token, TokenAnswer answer) => _core.Strand.RunAsync(async () =>
    {
        var pending = Expected(token);
        if (!pending.TryAnswer(answer))
            throw new RunnerException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        await pending.Written.Task;
        return true;
    });
}
