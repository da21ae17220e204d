using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Invocation;
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

    // The sample handlers lack RefreshKpis: the execution ends at once, failed.
    private static async Task<ExecutionDescription> EndedAsync(LocalStateMachines machines, string input)
    {
        var arn = await machines.StartAsync("refresh-kpis", "r1", input, default);
        return await (await machines.RunnerAsync()).WaitAsync(arn);
    }

    private LocalStateMachines Machines() => new(_folder, _services.GetRequiredService<LocalInvoker>, null);
}
