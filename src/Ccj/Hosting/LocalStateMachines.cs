using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Touchpoints;
using StepFunctions.Executions;
using StepFunctions.Integrations;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Runs the workflows on this machine: tasks go to the annotated handlers, histories lie in the workspace's <c>runs/</c>.</summary>
internal sealed class LocalStateMachines : IStateMachines, IAsyncDisposable
{
    private const string AlreadyExists = "ExecutionAlreadyExists";

    private readonly Lazy<Task<StateMachineRunner>> _runner;

    /// <summary>Prepares a runner; it opens with the first use.</summary>
    /// <param name="folder">Where executions are kept.</param>
    /// <param name="lake">Where distributed maps read their items and write their results.</param>
    /// <param name="invoker">Calls the handlers; asked for late, since handlers start workflows too.</param>
    /// <param name="progress">Told of every event.</param>
    public LocalStateMachines(string folder, IObjectLake lake, Func<LocalInvoker> invoker, Action<ExecutionProgress>? progress) =>
        _runner = new Lazy<Task<StateMachineRunner>>(() => OpenAsync(new RunnerOptions { Folder = folder, Objects = LakeObjects.Of(lake), Progress = progress }, invoker()));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The name was used with another input.</exception>
    public async Task<string> StartAsync(string stateMachine, string executionName, string inputJson, CancellationToken cancellationToken)
    {
        var runner = await _runner.Value.WaitAsync(cancellationToken);
        try
        {
            return await runner.StartAsync(stateMachine, executionName, inputJson).WaitAsync(cancellationToken);
        }
        catch (RunnerException refused) when (refused.Code == AlreadyExists)
        {
            return await FindAsync(runner, stateMachine, executionName, inputJson);
        }
    }

    /// <summary>The runner itself, for what the port does not tell: waiting, histories, pictures.</summary>
    public Task<StateMachineRunner> RunnerAsync() => _runner.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_runner.IsValueCreated)
            await (await _runner.Value).DisposeAsync();
    }

    // The runner refuses so, as the service does, when the earlier execution has ended, and when its input was another.
    private static async Task<string> FindAsync(StateMachineRunner runner, string stateMachine, string executionName, string inputJson)
    {
        var earlier = (await runner.ListAsync(stateMachine)).Single(one => one.Name == executionName);
        return JsonNode.DeepEquals(JsonNode.Parse(earlier.Input), JsonNode.Parse(inputJson))
            ? earlier.ExecutionArn
            : throw new InvalidOperationException($"{earlier.ExecutionArn} was started with another input.");
    }

    private static async Task<StateMachineRunner> OpenAsync(RunnerOptions options, LocalInvoker invoker)
    {
        var tasks = new TaskIntegrations().AddObjects(options.Objects!);
        foreach (var handler in invoker.Handlers)
            tasks.Lambda(handler.Name, (call, token) => InvokeAsync(invoker, call.FunctionName!, call.Input, token));
        tasks.Service("arn:aws:states:::glue:startJobRun.sync", (call, token) => RunJobAsync(invoker, call, token));
        var runner = new StateMachineRunner(options, tasks);
        foreach (var name in WorkflowFiles.Names)
            await runner.CreateStateMachineAsync(name, await WorkflowFiles.ReadAsync(name, options.Region, options.AccountId));
        return runner;
    }

    /// <summary>A Glue job is, on one machine, the handler of the same name in this process: its <c>--name</c> arguments are the handler's input.</summary>
    private static async Task<JsonElement> RunJobAsync(LocalInvoker invoker, TaskCall call, CancellationToken cancellationToken)
    {
        var job = call.Input.GetProperty("JobName").GetString()!;
        var arguments = call.Input.GetProperty("Arguments").EnumerateObject().ToDictionary(argument => argument.Name.TrimStart('-'), argument => argument.Value);
        await InvokeAsync(invoker, job, JsonSerializer.SerializeToElement(arguments), cancellationToken);
        return JsonSerializer.SerializeToElement(new { JobName = job, JobRunState = "SUCCEEDED" });
    }

    private static async Task<JsonElement> InvokeAsync(LocalInvoker invoker, string function, JsonElement input, CancellationToken cancellationToken)
    {
        var answer = await invoker.InvokeAsync(function, JsonSerializer.SerializeToUtf8Bytes(input), cancellationToken);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.Clone();
    }
}
