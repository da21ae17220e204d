using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Invocation;
using CustomerJourney.Local.Touchpoints;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Functions.Hosting;

public sealed class LocalStateMachinesTests : IAsyncLifetime
{
    private const string Input = """{"runId":"r1","note":"a"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("ccj-runs-").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddHandlers(typeof(SampleHandlers).Assembly).AddScoped<Scoped>().BuildServiceProvider();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Starting_an_ended_execution_again_answers_with_the_ended_one()
    {
        await using var machines = Machines();
        var first = await EndedAsync(machines, Input);

        var second = await machines.StartAsync("refresh-kpis", "r1", """{ "note": "a", "runId": "r1" }""", default);

        second.Should().Be(first.ExecutionArn);
        (await (await machines.RunnerAsync()).DescribeAsync(second)).StopTime.Should().Be(first.StopTime, "it does not run again");
    }

    [Fact]
    public async Task An_execution_that_ended_before_the_process_did_is_known_to_the_next_one()
    {
        string first;
        await using (var machines = Machines())
            first = (await EndedAsync(machines, Input)).ExecutionArn;

        await using var next = Machines();

        (await next.StartAsync("refresh-kpis", "r1", Input, default)).Should().Be(first);
    }

    [Fact]
    public async Task A_name_that_was_used_with_another_input_is_refused()
    {
        await using var machines = Machines();
        await EndedAsync(machines, Input);

        var start = () => machines.StartAsync("refresh-kpis", "r1", """{"runId":"r2"}""", default);

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*refresh-kpis:r1 was started with another input.");
    }

    [Fact]
    public async Task A_distributed_map_reads_its_items_from_the_lake_and_writes_its_results_there()
    {
        var lake = Lake();
        await lake.WriteAsync("raw/list.jsonl", (stream, token) => stream.WriteAsync("{\"n\":1}\n{\"n\":2}\n"u8.ToArray(), token).AsTask(), default);
        await using var machines = Machines();
        var runner = await machines.RunnerAsync();
        await runner.CreateStateMachineAsync("each", StepFunctions.Definitions.StateMachine.Parse("""
            {"StartAt":"Each","States":{"Each":{"Type":"Map","End":true,
              "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"lake","Key":"raw/list.jsonl"},"ReaderConfig":{"InputType":"JSONL"}},
              "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"lake","Prefix":"curated/results"}},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"One","States":{"One":{"Type":"Pass","OutputPath":"$.n","End":true}}}}}}
            """));

        var ended = await runner.RunAsync("each", "r1", "{}");

        ended.Status.Should().Be(ExecutionStatus.Succeeded, ended.Cause);
        var written = new List<string>();
        await foreach (var one in lake.ListAsync("curated/results/", default))
            written.Add(one.Key);
        written.Should().Contain(key => key.EndsWith("/manifest.json")).And.Contain(key => key.EndsWith("/SUCCEEDED_0.json"));
    }

    // The sample handlers lack RefreshKpis: the execution ends at once, failed.
    private static async Task<ExecutionDescription> EndedAsync(LocalStateMachines machines, string input)
    {
        var arn = await machines.StartAsync("refresh-kpis", "r1", input, default);
        return await (await machines.RunnerAsync()).WaitAsync(arn);
    }

    private LocalStateMachines Machines() => new(_folder, Lake(), _services.GetRequiredService<LocalInvoker>, null);

    private FolderLake Lake() => new(Path.Combine(_folder, "lake"));
}
