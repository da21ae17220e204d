using System.Diagnostics;
using System.Globalization;

namespace StepFunctions.Executions;

public sealed class ScaleTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public async Task Ten_thousand_items_of_a_distributed_map_take_seconds_at_most()
    {
        var items = "[" + string.Join(',', Enumerable.Range(0, 10_000)) + "]";
        var test = MachineTest.Of("""
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},"End":true}}}
            """).Mock("T", (call, _) => Task.FromResult(call.Input));
        var watch = Stopwatch.StartNew();
        (await test.RunAsync(items)).MustSucceed(items).MustCall("T", 10_000);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10,000 items in {watch.Elapsed.TotalSeconds:0.00} s"));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20), "it takes less than two on a quiet machine");
    }

    [Fact]
    public async Task A_thousand_executions_at_once_stay_small()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var gate = new TaskCompletionSource();
        await using var runner = new StateMachineRunner(new RunnerOptions(), new TaskIntegrations().Lambda("f", async (call, _) =>
        {
            await gate.Task;
            return call.Input;
        }));
        await runner.CreateStateMachineAsync("m", StateMachine.Parse("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","End":true}}}"""));
        var input = JsonSerializer.Serialize(new { data = new string('x', 10_000) });
        var arns = await Task.WhenAll(Enumerable.Range(0, 1000).Select(at => runner.StartAsync("m", at.ToString(CultureInfo.InvariantCulture), input)));
        (await runner.ListAsync("m")).Should().OnlyContain(one => one.Status == ExecutionStatus.Running);
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(250_000_000);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        gate.SetResult();
        var ended = await Task.WhenAll(arns.Select(arn => runner.WaitAsync(arn)));
        ended.Should().OnlyContain(one => one.Status == ExecutionStatus.Succeeded);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1,000 executions at once: the process's memory peaked at {peak / 1e6:0} MB"));
        peak.Should().BeLessThan(500_000_000, "the whole process, tests and all");
    }
}
