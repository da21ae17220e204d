namespace CustomerJourney.Milestones;

public sealed class MilestoneFileTests
{
    [Theory]
    [InlineData("""{"name":"a","sequence":[{"type":"x","where":{"plan":["gold"]}},{"type":["y","z"],"channel":"web","within":"30d"}],"within":"60d"}""")]
    [InlineData("""{"name":"b","repeats":true,"count":{"type":"call","outcome":"unsolved","atLeast":3,"within":"7d"}}""")]
    [InlineData("""{"name":"c","description":"d","absence":{"after":{"type":"fault"},"of":{"type":"resolved"},"within":"36h"}}""")]
    public void A_definition_written_and_read_again_is_the_same(string json)
    {
        var read = MilestoneFile.Parse(json);
        MilestoneFile.Parse(MilestoneFile.Write(read)).Should().BeEquivalentTo(read, options => options.RespectingRuntimeTypes());
    }

    [Theory]
    [InlineData("""{"name":"a"}""", "exactly one of")]
    [InlineData("""{"name":"A b","sequence":[{"type":"x"}]}""", "$.name")]
    [InlineData("""{"name":"a","sequence":[]}""", "at least one step")]
    [InlineData("""{"name":"a","sequence":[{}]}""", "$.sequence[0]: says nothing")]
    [InlineData("""{"name":"a","sequence":[{"typ":"x"}]}""", "$.sequence[0].typ: unknown")]
    [InlineData("""{"name":"a","sequence":[{"type":"x","within":"1d"}]}""", "first step")]
    [InlineData("""{"name":"a","sequence":[{"type":"x"},{"type":"y","within":"soon"}]}""", "not a duration")]
    [InlineData("""{"name":"a","count":{"type":"x","atLeast":0,"within":"1d"}}""", "$.count.atLeast")]
    [InlineData("""{"name":"a","count":{"type":"x","atLeast":2}}""", "$.count.within")]
    [InlineData("""{"name":"a","absence":{"after":{"type":"x"},"within":"1d"}}""", "$.absence.of")]
    [InlineData("""{"name":"a",""", "line 1")]
    public void A_mistake_is_named_with_its_place(string json, string message) =>
        FluentActions.Invoking(() => MilestoneFile.Parse(json)).Should().Throw<FormatException>().WithMessage($"*{message}*");
}
