namespace CustomerJourney.Graph;

/// <summary>What every keeper of checkpoints keeps.</summary>
public abstract class CheckpointsContract
{
    private static readonly ChangePosition First = new(1, 2);
    private static readonly ChangePosition Second = new(7, 1);

    protected abstract ICheckpoints Checkpoints { get; }

    [Fact]
    public async Task A_reader_that_has_not_begun_has_no_checkpoint() =>
        (await Checkpoints.FindAsync("new reader", default)).Should().BeNull();

    [Fact]
    public async Task A_reader_moves_on_from_where_it_stands()
    {
        (await Checkpoints.TryAdvanceAsync("identity", null, First, default)).Should().BeTrue();
        (await Checkpoints.TryAdvanceAsync("identity", First, Second, default)).Should().BeTrue();

        (await Checkpoints.FindAsync("identity", default)).Should().Be(Second);
        (await Checkpoints.FindAsync("milestones/a b", default)).Should().BeNull("each reader has its own");
    }

    [Fact]
    public async Task The_slower_of_two_readers_of_a_name_is_told()
    {
        await Checkpoints.TryAdvanceAsync("slow", null, First, default);

        (await Checkpoints.TryAdvanceAsync("slow", null, Second, default)).Should().BeFalse();
        (await Checkpoints.TryAdvanceAsync("slow", Second, new ChangePosition(9, 9), default)).Should().BeFalse();
        (await Checkpoints.FindAsync("slow", default)).Should().Be(First);
    }

    [Fact]
    public async Task Of_many_at_once_one_alone_moves_on()
    {
        var moved = await Task.WhenAll(Enumerable.Range(1, 16).Select(number => Task.Run(() => Checkpoints.TryAdvanceAsync("race", null, new ChangePosition(number, 1), default))));

        moved.Count(each => each).Should().Be(1);
    }
}
