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

    private static string Text(FunnelAnswer answer) => System.Text.Json.JsonSerializer.Serialize(answer, JourneysJson.Readable.FunnelAnswer);
}
