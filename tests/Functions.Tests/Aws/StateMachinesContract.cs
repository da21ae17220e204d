using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws;

/// <summary>What every starter of workflows does.</summary>
public abstract class StateMachinesContract
{
    private const string Input = """{"runId":"r1","note":"a"}""";

    protected abstract IStateMachines Machines { get; }

    [Fact]
    public async Task The_same_start_again_is_the_same_execution()
    {
        var first = await Machines.StartAsync("refresh-kpis", "r1", Input, default);
        first.Should().EndWith(":refresh-kpis:r1");
        (await Machines.StartAsync("refresh-kpis", "r1", """{ "note": "a", "runId": "r1" }""", default)).Should().Be(first);
    }

    [Fact]
    public async Task A_name_that_was_used_with_another_input_is_refused()
    {
        await Machines.StartAsync("refresh-kpis", "r2", Input, default);
        var start = () => Machines.StartAsync("refresh-kpis", "r2", """{"runId":"r2"}""", default);
        await start.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_workflow_that_is_not_there_is_an_error()
    {
        var start = () => Machines.StartAsync("no-such-workflow", "r3", Input, default);
        await start.Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task Of_many_starts_at_once_there_is_one_execution()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Machines.StartAsync("refresh-kpis", "r4", Input, default)));
        started.Distinct().Should().ContainSingle();
    }
}
