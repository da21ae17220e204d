using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Invocation;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Functions.Hosting;

public sealed class LocalRunsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ccj-runs-").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().AddHandlers(typeof(SampleHandlers).Assembly).AddScoped<Scoped>().BuildServiceProvider();
    private readonly WorkAtHand _work = new(new Progress<WorkDone>());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_run_is_listed_with_its_steps_and_its_picture()
    {
        await using var machines = new LocalStateMachines(_folder, new FolderLake(Path.Combine(_folder, "lake")), _services.GetRequiredService<LocalInvoker>, null);
        var runs = new LocalRuns(machines, _work);
        // The sample handlers lack RefreshKpis: the execution ends at once, failed.
        await (await machines.RunnerAsync()).WaitAsync(await machines.StartAsync("refresh-kpis", "r1", """{"runId":"r1"}""", default));

        var listed = (await runs.ListAsync(null, 10, default)).Single();
        listed.Should().BeEquivalentTo(new { Run = "refresh-kpis:r1", Workflow = "refresh-kpis", Status = "failed" });
        (await runs.ListAsync("run-flow", 10, default)).Should().BeEmpty();

        var details = (await runs.FindAsync(listed.Run, default))!;
        details.Steps[0].Failures.Should().BePositive();
        details.Progress.Should().BeNull("it has ended");
        (await runs.DrawAsync(listed.Run, default)).Should().Contain($"data-state=\"{details.Steps[0].Step}\"");
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        await using var machines = new LocalStateMachines(_folder, new FolderLake(Path.Combine(_folder, "lake")), _services.GetRequiredService<LocalInvoker>, null);
        var runs = new LocalRuns(machines, _work);
        (await runs.FindAsync("run-flow:none", default)).Should().BeNull();
        (await runs.FindAsync("elsewhere", default)).Should().BeNull();
        (await runs.DrawAsync("elsewhere:none", default)).Should().BeNull();
        await FluentActions.Awaiting(() => runs.ListAsync("elsewhere", 10, default)).Should().ThrowAsync<KeyNotFoundException>().WithMessage("*run-flow*");
    }

    [Fact]
    public void The_work_at_hand_is_what_was_told_last()
    {
        _work.Latest.Should().BeNull();
        _work.Report(new WorkDone("mapping", 1, 2));
        _work.Report(new WorkDone("mapping", 2, 2));
        _work.Latest.Should().Be(new WorkDone("mapping", 2, 2));
    }
}
