using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class FrequencyTests
{
    private static readonly Gen<(int From, int To, int Anchor, int Steps, int Within, int Limit)> Questions =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[-1, 30], Gen.Int[0, 5]);

    [Fact]
    public void Answers_are_those_of_the_definitions() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Questions).Sample((log, selection, q) =>
        {
            var index = PlainJourneys.Index(log);
            var question = new FrequencyQuestion
            {
                From = JourneyGens.Step(index, selection, q.From),
                To = JourneyGens.Step(index, selection, q.To),
                Anchor = q.Anchor == 3 ? null : (JourneyAnchor)q.Anchor,
                Steps = q.Steps == 0 ? null : q.Steps,
                Within = q.Within < 0 ? null : TimeSpan.FromSeconds(q.Within),
                Limit = q.Limit,
                Selection = selection,
            };

            Text(Frequency.Ask(index, question)).Should().Be(Text(PlainJourneys.Frequency(log, question)));
        }, iter: 1500);

    [Theory]
    [InlineData(TimeSpan.TicksPerMillisecond)]
    [InlineData(TimeSpan.TicksPerMicrosecond)]
    public void Links_are_timed_to_the_unit_that_instants_are_stored_in(long unitTicks) =>
        Gen.Select(JourneyGens.Log, Questions).Sample((log, q) =>
        {
            var unit = TimeSpan.FromTicks(unitTicks);
            var index = PlainJourneys.Index(log, unit);
            var question = new FrequencyQuestion
            {
                From = JourneyGens.Step(index, JourneySelection.All, q.From),
                To = JourneyGens.Step(index, JourneySelection.All, q.To),
                Anchor = q.Anchor == 3 ? null : (JourneyAnchor)q.Anchor,
                Within = q.Within < 0 ? FrequencyQuestion.AnyTime : TimeSpan.FromSeconds(q.Within),
            };
            var plain = PlainJourneys.Frequency(log, question);

            var answer = Frequency.Ask(index, question with { Within = q.Within < 0 ? question.Within : q.Within * unit });

            Text(answer).Should().Be(Text(plain with { Links = InUnits(plain.Links)!, LinksFromEnd = InUnits(plain.LinksFromEnd) }));

            JourneyLink[]? InUnits(IReadOnlyList<JourneyLink>? links) => links is null ? null
                : [.. links.Select(l => l with { P50Seconds = InstantScale.ToTheTick(l.P50Seconds / (TimeSpan.TicksPerSecond / unitTicks)), P90Seconds = InstantScale.ToTheTick(l.P90Seconds / (TimeSpan.TicksPerSecond / unitTicks)) })];
        }, iter: 500);

    [Fact]
    public void Links_of_more_steps_and_finer_instants_than_one_number_holds_are_the_same()
    {
        var random = new Random(8);
        var log = Enumerable.Range(0, 6000).Select(row => new PlainEvent($"c{random.Next(1500)}", random.Next(5000), $"type {row % 1200}", "web")).ToArray();
        var index = PlainJourneys.Index(log, TimeSpan.FromTicks(1));
        var question = new FrequencyQuestion { Within = FrequencyQuestion.AnyTime };

        Frequency.Ask(index, question).Links.Select(l => (l.Position, l.From, l.To, l.Count)).Should().Equal(PlainJourneys.Frequency(log, question).Links.Select(l => (l.Position, l.From, l.To, l.Count)));
    }

    [Fact]
    public void A_larger_log_on_all_cores_gives_the_same()
    {
        var random = new Random(11);
        var log = Enumerable.Range(0, 60_000).Select(_ => new PlainEvent($"c{random.Next(9000)}", random.Next(5000), $"t{random.Next(12):00}", "web")).ToArray();
        var index = PlainJourneys.Index(log);
        foreach (var question in new FrequencyQuestion[] { new() { Limit = 50 }, new() { From = "t03", Anchor = JourneyAnchor.Every, Within = TimeSpan.FromSeconds(2000) }, new() { To = "t07", Steps = 3 } })
            Text(Frequency.Ask(index, question)).Should().Be(Text(PlainJourneys.Frequency(log, question)));
    }

    [Fact]
    public void More_than_256_steps_are_told_apart()
    {
        var random = new Random(5);
        var log = Enumerable.Range(0, 20_000).Select(_ => new PlainEvent($"c{random.Next(4000)}", random.Next(5000), $"type {random.Next(1500)}", "web")).ToArray();
        var question = new FrequencyQuestion { Limit = 50 };

        Text(Frequency.Ask(PlainJourneys.Index(log), question)).Should().Be(Text(PlainJourneys.Frequency(log, question)));
    }

    [Fact]
    public void Links_are_the_same_where_they_are_looked_at_a_few_positions_at_a_time()
    {
        var random = new Random(6);
        var log = Enumerable.Range(0, 6000).Select(row => new PlainEvent(row % 50 == 0 ? "long" : $"c{random.Next(1500)}", random.Next(5000), $"type {random.Next(300)}", "web")).ToArray();
        foreach (var question in new FrequencyQuestion[] { new(), new() { From = "type 7", Steps = 100, Within = FrequencyQuestion.AnyTime }, new() { To = "type 7", Steps = 100, Within = FrequencyQuestion.AnyTime } })
            Text(Frequency.Ask(PlainJourneys.Index(log), question)).Should().Be(Text(PlainJourneys.Frequency(log, question)));
    }

    [Fact]
    public void The_JSON_is_that_of_the_design()
    {
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 60, "b", "web"), new("2", 0, "a", "app"), new("2", 30, "b", "app"), new("3", 5, "a", "app")];

        var json = System.Text.Json.JsonSerializer.Serialize(Frequency.Ask(PlainJourneys.Index(log), new() { From = "a", Limit = 1 }), JourneysJson.Readable.FrequencyAnswer);

        json.Should().Be("""{"anchors":3,"notArrived":0,"journeys":[{"steps":["a","b"],"count":2,"share":0.6666666666666666}],"other":{"journeys":1,"count":1},"positions":[{"position":1,"steps":[{"step":"a","count":3}]},{"position":2,"steps":[{"step":"b","count":2}]}],"links":[{"position":1,"from":"a","to":"b","count":2,"p50Seconds":45,"p90Seconds":57}]}""");
    }

    [Fact]
    public void An_unknown_step_is_told_with_the_nearest() =>
        FluentActions.Invoking(() => Frequency.Ask(PlainJourneys.Index([new("1", 0, "add_to_cart", "web")]), new() { From = "cart" }))
            .Should().Throw<JourneyQuestionException>().WithMessage("There is no step 'cart' in this log. There are: add_to_cart.");

    [Fact]
    public void Steps_can_be_mapped_and_touchpoints_kept_by_instant()
    {
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 60, "b", "web"), new("1", 120, "c", "web")];
        var selection = new JourneySelection
        {
            StepMap = new Dictionary<string, string> { ["a"] = "letter", ["b"] = "letter" },
            Touchpoints = [JourneyFilter.Parse("at=2024-01-01T00:01:00Z..2024-01-01T00:02:00Z")],
        };

        Frequency.Ask(PlainJourneys.Index(log), new() { Selection = selection }).Journeys.Single().Steps.Should().Equal("letter");
    }

    [Fact]
    public void Customers_can_be_kept_by_what_they_had()
    {
        PlainEvent[] log = [new("1", 0, "a", "web"), new("2", 60, "b", "web"), new("2", 61, "a", "web")];

        Frequency.Ask(PlainJourneys.Index(log), new() { Selection = new() { Customers = [JourneyFilter.Parse("had=b")] } }).Anchors.Should().Be(1);
        Frequency.Ask(PlainJourneys.Index(log), new() { Selection = new() { Customers = [JourneyFilter.Parse("had!=b")] } }).Journeys.Single().Steps.Should().Equal("a");
    }

    internal static string Text(FrequencyAnswer answer) => System.Text.Json.JsonSerializer.Serialize(answer, JourneysJson.Readable.FrequencyAnswer);
}
