using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StepFunctions.Definitions;
using StepFunctions.Executions;
using StepFunctions.Integrations;
using StepFunctions.Time;

// StateMachines map [ITEMS] · StateMachines executions [COUNT [FOLDER]]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var count = args.Length > 1 ? int.Parse(args[1]) : 0;
switch (args)
{
    case ["map", ..]:
        await MapAsync(count == 0 ? 10_000 : count);
        return 0;
    case ["executions", ..]:
        await ExecutionsAsync(count == 0 ? 1_000 : count, args.Length > 2 ? args[2] : null);
        return 0;
    default:
        await Console.Error.WriteLineAsync("StateMachines map [ITEMS] | executions [COUNT [FOLDER]]");
        return 2;
}

// A distributed map with a mocked task for each item: the first run as a process finds it, then warm ones.
static async Task MapAsync(int items)
{
    const string definition = """
        {"StartAt":"Each","States":{"Each":{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"Do","States":{"Do":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:any:thing","End":true}}}}}}
        """;
    var input = "[" + string.Join(',', Enumerable.Range(0, items)) + "]";
    var tasks = new TaskIntegrations().Mocks(state => state == "Do" ? (call, _) => Task.FromResult(call.Input) : null);
    for (var run = 1; run <= 3; run++)
    {
        await using var runner = new StateMachineRunner(new RunnerOptions { Time = new SimulatedTime(), TasksInline = true }, tasks);
        await runner.CreateStateMachineAsync("map", StateMachine.Parse(definition));
        var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var ended = await runner.RunAsync("map", "run", input);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine($"map of {items}: {ended.Status} in {watch.Elapsed.TotalSeconds:0.00} s (CPU {used.TotalSeconds:0.00} s), memory peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
    }
}

// Executions that are all under way at once, each with 10 kB of input, until a gate opens.
static async Task ExecutionsAsync(int executions, string? folder)
{
    var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    var tasks = new TaskIntegrations().Service("arn:aws:states:::aws-sdk:any:thing", async (call, cancellation) =>
    {
        await gate.Task.WaitAsync(cancellation);
        return call.Input;
    });
    await using var runner = new StateMachineRunner(new RunnerOptions { Folder = folder }, tasks);
    await runner.CreateStateMachineAsync("m", StateMachine.Parse("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:any:thing","End":true}}}"""));
    var input = JsonSerializer.Serialize(new { data = new string('x', 10_000) });
    var watch = Stopwatch.StartNew();
    var arns = await Task.WhenAll(Enumerable.Range(0, executions).Select(at => runner.StartAsync("m", at.ToString(CultureInfo.InvariantCulture), input)));
    var running = (await runner.ListAsync("m")).Count(one => one.Status == ExecutionStatus.Running);
    var peak = Process.GetCurrentProcess().PeakWorkingSet64;
    gate.SetResult();
    var ended = await Task.WhenAll(arns.Select(arn => runner.WaitAsync(arn)));
    Console.WriteLine($"{running} executions at once: memory peak {peak / 1e6:0} MB; {ended.Count(one => one.Status == ExecutionStatus.Succeeded)} succeeded after {watch.Elapsed.TotalSeconds:0.0} s");
}
