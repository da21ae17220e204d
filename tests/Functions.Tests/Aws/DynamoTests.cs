using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Milestones;
using CustomerJourney.Graph;
using CustomerJourney.Milestones;

namespace CustomerJourney.Aws;

[Collection(MotoCollection.Name)]
public sealed class DynamoTests(MotoServer moto)
{
    [Fact]
    public async Task A_reader_moves_on_only_from_where_it_stands()
    {
        var checkpoints = new DynamoCheckpoints(moto.Dynamo, await moto.TableAsync("checkpoints", "reader"));
        (await checkpoints.FindAsync("r", default)).Should().BeNull();
        (await checkpoints.TryAdvanceAsync("r", new(1, 1), new(2, 1), default)).Should().BeFalse();
        (await checkpoints.TryAdvanceAsync("r", null, new(1, 2), default)).Should().BeTrue();
        (await checkpoints.TryAdvanceAsync("r", null, new(9, 9), default)).Should().BeFalse();
        (await checkpoints.TryAdvanceAsync("r", new(1, 2), new(3, 1), default)).Should().BeTrue();
        (await checkpoints.FindAsync("r", default)).Should().Be(new ChangePosition(3, 1));
        (await checkpoints.FindAsync("other", default)).Should().BeNull();
    }

    [Fact]
    public async Task A_milestone_comes_back_as_it_was_saved()
    {
        var store = new DynamoMilestones(moto.Dynamo, await moto.TableAsync("milestones", "name"));
        var absence = CompiledMilestone.Of(MilestoneFile.Parse("""{"name":"no-order","description":"d","absence":{"after":{"type":"offer"},"of":{"type":"order"},"within":"30d"}}"""), isActive: true);
        var count = CompiledMilestone.Of(MilestoneFile.Parse("""{"name":"calls","count":{"channel":"call","atLeast":3,"within":"7d"}}"""));
        await store.SaveAsync(absence, default);
        await store.SaveAsync(count, default);
        await store.SaveAsync(count, default);

        (await store.FindAsync("no-order", default)).Should().BeEquivalentTo(absence);
        (await store.ListAsync(default)).Select(milestone => milestone.Definition.Name).Should().Equal("calls", "no-order");
        await store.DeleteAsync("calls", default);
        await store.DeleteAsync("calls", default);
        (await store.FindAsync("calls", default)).Should().BeNull();
    }
}
