using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class FunnelTests
{
    [Fact]
    public void Answers_are_those_of_the_definitions() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Gen.Int[0, 9].Array[1, 4], Gen.Int[0, 40]).Sample((log, selection, choices, within) =>
        {
            var index = PlainJourneys.Index(log);
            var steps = choices.Select(c => JourneyGens.Step(index, selection, c)).OfType<string>().ToArray();
            if (steps.Length == 0)
                return;
            var question = new FunnelQuestion(steps) { Within = TimeSpan.FromSeconds(within), Selection = selection };

            Text(Funnel.Ask(index, question)).Should().Be(Text(PlainJourneys.Funnel(log, question)));
        }, iter: 1500);

    [Fact]
    public void The_earliest_start_that_goes_farthest_gives_the_times()
    {
        // From second 0 only b is reached in time, from 100 both b and c
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 10, "b", "web"), new("1", 100, "a", "web"), new("1", 130, "b", "web"), new("1", 150, "c", "web")];

        var funnel = Funnel.Ask(PlainJourneys.Index(log), new FunnelQuestion(["a", "b", "c"]) { Within = TimeSpan.FromSeconds(60) });

        funnel.Steps.Select(s => (s.Customers, s.P50Seconds)).Should().Equal((1, 0), (1, 30), (1, 20));
    }

    [Fact]
    public void Long_lives_with_many_starts_are_followed_as_the_definitions_say()
    {
        var random = new Random(4);
        var log = Enumerable.Range(0, 6000).Select(row => new PlainEvent(row % 3 == 0 ? "one" : $"c{random.Next(40)}", random.Next(3000), $"t{random.Next(9)}", "web")).ToArray();
        var index = PlainJourneys.Index(log);
        foreach (var steps in new string[][] { ["t0", "t1", "t2", "t3"], ["t4", "t4", "t5"], ["t6", "t7", "t6", "t7"], ["t8"] })
        {
            foreach (var within in new[] { 0, 1, 20, 400, 3000 })
            {
                var question = new FunnelQuestion(steps) { Within = TimeSpan.FromSeconds(within) };
                Text(Funnel.Ask(index, question)).Should().Be(Text(PlainJourneys.Funnel(log, question)));
            }
        }
    }

    [Fact]
    public void A_step_that_comes_once_at_the_end_is_looked_for_once()
    {
        var log = Enumerable.Range(0, 300_000).Select(second => new PlainEvent("1", second, "a", "web")).Append(new PlainEvent("1", 300_000, "b", "web"));

        var funnel = Funnel.Ask(PlainJourneys.Index(log), new FunnelQuestion(["a", "b"]) { Within = TimeSpan.FromSeconds(2) });

        funnel.Steps.Select(s => (s.Customers, s.P50Seconds)).Should().Equal((1, 0), (1, 2));
    }

    private static string Text(FunnelAnswer answer) => System.Text.Json.JsonSerializer.Serialize(answer, JourneysJson.Readable.FunnelAnswer);
}
