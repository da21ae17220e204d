using CustomerJourney.Local.Milestones;

namespace CustomerJourney.Milestones;

/// <summary>What every milestone store does; each implementation derives from it.</summary>
public abstract class MilestoneStoreContract
{
    private static readonly CompiledMilestone Fault = CompiledMilestone.Of(
        MilestoneFile.Parse("""{"name":"open-fault","absence":{"after":{"type":"fault"},"of":{"type":"resolved"},"within":"3d"}}"""), isActive: true);

    private static readonly CompiledMilestone Calls = CompiledMilestone.Of(
        MilestoneFile.Parse("""{"name":"many-calls","count":{"type":"call","where":{"reason":["a","b"]},"atLeast":3,"within":"7d"}}"""));

    /// <summary>An empty store.</summary>
    protected abstract IMilestoneStore Empty();

    [Fact]
    public async Task What_was_saved_is_found_as_it_was()
    {
        var store = Empty();
        await store.SaveAsync(Fault, default);
        (await store.FindAsync("open-fault", default)).Should().BeEquivalentTo(Fault, options => options.RespectingRuntimeTypes());
    }

    [Fact]
    public async Task Nothing_is_found_where_nothing_was_saved() => (await Empty().FindAsync("open-fault", default)).Should().BeNull();

    [Fact]
    public async Task Saving_again_replaces()
    {
        var store = Empty();
        await store.SaveAsync(Fault, default);
        await store.SaveAsync(Fault with { IsActive = false }, default);
        (await store.ListAsync(default)).Should().ContainSingle().Which.IsActive.Should().BeFalse();
    }

    [Fact]
    public async Task The_list_is_by_name()
    {
        var store = Empty();
        await store.SaveAsync(Fault, default);
        await store.SaveAsync(Calls, default);
        (await store.ListAsync(default)).Select(one => one.Definition.Name).Should().Equal("many-calls", "open-fault");
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_deleting_again_does_nothing()
    {
        var store = Empty();
        await store.SaveAsync(Calls, default);
        await store.DeleteAsync("many-calls", default);
        await store.DeleteAsync("many-calls", default);
        (await store.ListAsync(default)).Should().BeEmpty();
    }
}

public sealed class FileMilestoneStoreTests : MilestoneStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_keeps_its_authors_comments_when_it_is_switched_on()
    {
        const string Written = """
            {
              // three calls in a week
              "name": "many-calls",
              "count": { "type": "call", "atLeast": 3, "within": "7d" },
            }
            """;
        var file = Path.Combine(_folder, "many-calls.milestone.json");
        await File.WriteAllTextAsync(file, Written);
        var store = Empty();
        await store.SaveAsync((await store.FindAsync("many-calls", default))! with { IsActive = true }, default);
        (await File.ReadAllTextAsync(file)).Should().Be(Written);
        (await store.ListAsync(default)).Single().IsActive.Should().BeTrue();
    }

    [Fact]
    public async Task A_mistake_in_a_file_is_named_with_the_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.milestone.json"), "{}");
        await FluentActions.Awaiting(() => Empty().ListAsync(default)).Should().ThrowAsync<FormatException>().WithMessage("*x.milestone.json*");
    }

    [Fact]
    public async Task No_name_leaves_the_folder() =>
        await FluentActions.Awaiting(() => Empty().FindAsync("../secret", default)).Should().ThrowAsync<ArgumentException>();

    protected override IMilestoneStore Empty() => new FileMilestoneStore(_folder);
}
