namespace StepFunctions.Testing;

/// <summary>Runs a state machine in a test, with mocked tasks and simulated time: waits of hours take no time.</summary>
/// <example><code>
/// var run = await MachineTest.Of(machine).Mock("Load", Answer.Throw("Lake.Busy"), Answer.Return("""{"rows": 3}""")).RunAsync("""{"key": "a"}""");
/// run.MustSucceed().MustTake("Load", "Done").MustCall("Load", 2);
/// </code></example>
public sealed class MachineTest
{
    private readonly StateMachine _machine;
    private readonly Dictionary<string, Queue<Answer>> _answers = [];
    private readonly Dictionary<string, TaskHandler> _handlers = [];
    private readonly Dictionary<string, StateMachine> _others = [];
    private Func<string, TaskHandler?> _mocks = _ => null;
    private ObjectAccess? _objects;
    private TaskIntegrations _tasks = new();

    private MachineTest(StateMachine machine) => _machine = machine;

    /// <summary>A test of a machine.</summary>
    public static MachineTest Of(StateMachine machine) => new(machine);

    /// <summary>A test of a machine.</summary>
    /// <exception cref="InvalidDefinitionException">The definition is malformed.</exception>
    public static MachineTest Of(string definition) => new(StateMachine.Parse(definition));

    /// <summary>Answers a state's calls in turn; the last answer repeats.</summary>
    public MachineTest Mock(string state, params Answer[] answers)
    {
        _answers[state] = new Queue<Answer>(answers);
        return this;
    }

    /// <summary>Answers a state's calls by a function of the call.</summary>
    public MachineTest Mock(string state, TaskHandler handler)
    {
        _handlers[state] = handler;
        return this;
    }

    /// <summary>Takes the mocks of a test case of a <c>MockConfigFile.json</c>.</summary>
    public MachineTest Mocks(Mocks.MockConfig config, string machine, string testCase)
    {
        _mocks = config.TestCase(machine, testCase);
        return this;
    }

    /// <summary>Takes registered tasks for the states that have no mock.</summary>
    public MachineTest Tasks(TaskIntegrations tasks)
    {
        _tasks = tasks;
        return this;
    }

    /// <summary>Makes another machine known, which this one starts.</summary>
    public MachineTest With(string name, StateMachine machine)
    {
        _others[name] = machine;
        return this;
    }

    /// <summary>Gives distributed maps their objects.</summary>
    public MachineTest Objects(ObjectAccess objects)
    {
        _objects = objects;
        return this;
    }

    /// <summary>Runs the machine.</summary>
    /// <param name="inputJson">The input, JSON.</param>
    /// <param name="machineName">Stands in the context object and in ARNs.</param>
    public async Task<MachineRun> RunAsync(string inputJson = "{}", string machineName = "machine")
    {
        var observe = new RunObserver();
        var options = new RunnerOptions { Time = new SimulatedTime(), TasksInline = true, Objects = _objects };
        await using var runner = new StateMachineRunner(options, _tasks.Mocks(MockOf), observe);
        await runner.CreateStateMachineAsync(machineName, _machine);
        foreach (var (name, machine) in _others)
            await runner.CreateStateMachineAsync(name, machine);
        var ended = await runner.RunAsync(machineName, "test", inputJson);
        return new MachineRun(_machine, ended, await runner.HistoryAsync(ended.ExecutionArn), observe);
    }

    private TaskHandler? MockOf(string state)
    {
        if (_handlers.TryGetValue(state, out var handler))
            return handler;
        if (!_answers.TryGetValue(state, out var answers))
            return _mocks(state);
        return (_, _) => (answers.Count > 1 ? answers.Dequeue() : answers.Peek()).GiveAsync();
    }
}
