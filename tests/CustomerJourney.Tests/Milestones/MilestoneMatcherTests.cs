namespace CustomerJourney.Milestones;

public sealed class MilestoneMatcherTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddYears(1);

    [Fact]
    public void A_sequence_is_reached_with_its_last_step_and_proved_by_its_steps() =>
        Find("""{"name":"m","sequence":[{"type":"complaint"},{"type":"port_out","within":"30d"}]}""", (0, "complaint"), (5, "call"), (10, "port_out"))
            .Should().BeEquivalentTo([new MilestoneOccurrence(Start.AddDays(10), ["0", "2"])]);

    [Fact]
    public void A_gap_as_long_as_its_window_still_counts_and_a_longer_one_does_not()
    {
        const string Json = """{"name":"m","sequence":[{"type":"a"},{"type":"b","within":"10d"}]}""";
        Find(Json, (0, "a"), (10, "b")).Should().HaveCount(1);
        Find(Json, (0, "a"), (11, "b")).Should().BeEmpty();
    }

    [Fact]
    public void A_later_start_saves_a_sequence_whose_first_start_is_too_old() =>
        Find("""{"name":"m","sequence":[{"type":"a"},{"type":"b","within":"2d"}]}""", (0, "a"), (5, "a"), (6, "b"))
            .Should().BeEquivalentTo([new MilestoneOccurrence(Start.AddDays(6), ["1", "2"])]);

    [Fact]
    public void One_touchpoint_is_not_two_steps() =>
        Find("""{"name":"m","sequence":[{"type":"a"},{"type":"a"}]}""", (0, "a")).Should().BeEmpty();

    [Fact]
    public void A_count_is_reached_with_the_touchpoint_that_completes_it() =>
        Find("""{"name":"m","count":{"type":"call","atLeast":3,"within":"7d"}}""", (0, "call"), (6, "call"), (8, "call"), (9, "call"))
            .Should().BeEquivalentTo([new MilestoneOccurrence(Start.AddDays(9), ["1", "2", "3"])]);

    [Fact]
    public void A_repeating_milestone_is_reached_again_after_the_last_one_ended() =>
        Find("""{"name":"m","repeats":true,"count":{"type":"call","atLeast":2,"within":"7d"}}""", (0, "call"), (1, "call"), (2, "call"), (3, "call"), (4, "call"))
            .Select(found => found.Evidence).Should().BeEquivalentTo([new[] { "0", "1" }, ["2", "3"]]);

    [Fact]
    public void An_absence_is_reached_when_its_window_has_passed() =>
        Find("""{"name":"m","absence":{"after":{"type":"fault"},"of":{"type":"resolved"},"within":"3d"}}""", (0, "fault"), (4, "resolved"))
            .Should().BeEquivalentTo([new MilestoneOccurrence(Start.AddDays(3), ["0"])]);

    [Fact]
    public void An_absence_whose_window_is_still_open_is_not_reached_yet() =>
        MilestoneMatcher.Find(
                MilestoneFile.Parse("""{"name":"m","absence":{"after":{"type":"fault"},"of":{"type":"resolved"},"within":"3d"}}"""),
                Touchpoints((0, "fault")), asOf: Start.AddDays(2))
            .Should().BeEmpty();

    [Fact]
    public void What_follows_in_time_keeps_an_absence_from_being_reached() =>
        Find("""{"name":"m","absence":{"after":{"type":"fault"},"of":{"type":"resolved"},"within":"3d"}}""", (0, "fault"), (3, "resolved"))
            .Should().BeEmpty();

    private static IReadOnlyList<MilestoneOccurrence> Find(string json, params (int Day, string Type)[] touchpoints) =>
        MilestoneMatcher.Find(MilestoneFile.Parse(json), Touchpoints(touchpoints), Later);

    private static List<MilestoneTouchpoint> Touchpoints(params (int Day, string Type)[] touchpoints) =>
        [.. touchpoints.Select((one, index) => new MilestoneTouchpoint(
            $"{index}", Start.AddDays(one.Day), $"{index:D4}", one.Type, null, null, new Dictionary<string, string>()))];
}
