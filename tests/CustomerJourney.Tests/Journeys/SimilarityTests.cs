using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class SimilarityTests
{
    [Fact]
    public void Bit_parallel_distance_is_Levenshteins() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 300], Gen.Int[0, 4].Array[0, 300]).Sample((a, b) =>
        {
            var distance = new StepDistance<byte>(Array.ConvertAll(a, x => (byte)x), 5).To(Array.ConvertAll(b, x => (byte)x));

            distance.Should().Be(PlainJourneys.Levenshtein(Array.ConvertAll(a, x => $"{x}"), Array.ConvertAll(b, x => $"{x}")));
        }, iter: 300);

    [Fact]
    public void Nobody_is_missed_and_nobody_is_added() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Gen.Int[1, 10], Gen.Int[0, 6]).Sample((log, selection, tenths, last) =>
        {
            if (log.Length == 0)
                return;
            var sequences = Sequences(log, selection with { Customers = [] }, last);
            var population = Sequences(log, selection, last).Select(s => s.Customer).ToHashSet();
            if (sequences.Count == 0)
                return;
            var (asked, steps) = sequences[0];
            var question = new SimilarityQuestion { Customer = asked, Threshold = tenths / 10.0, Last = last == 0 ? null : last, Selection = selection };

            var answer = Similarity.Ask(PlainJourneys.Index(log), question);

            var expected = sequences.Where(s => s.Customer != asked && population.Contains(s.Customer))
                .Select(s => (s.Customer, Similarity: 1 - (double)PlainJourneys.Levenshtein(steps, s.Steps) / Math.Max(steps.Count, s.Steps.Count), s.Steps))
                .Where(s => s.Similarity >= tenths / 10.0 - 1e-9).OrderByDescending(s => s.Similarity).ThenBy(s => s.Customer, StringComparer.Ordinal).ToList();
            answer.Steps.Should().Equal(steps);
            answer.Count.Should().Be(expected.Count);
            answer.Customers.Select(c => (c.Customer, c.Similarity)).Should().Equal(expected.Select(e => (e.Customer, e.Similarity)));
        }, iter: 1000);

    [Fact]
    public void A_larger_log_has_recall_and_precision_of_one()
    {
        var random = new Random(3);
        var log = Enumerable.Range(0, 30_000).Select(_ => new PlainEvent($"c{random.Next(2500)}", random.Next(5000), $"t{random.Next(3)}", "web")).ToArray();
        var sequences = Sequences(log, JourneySelection.All, 0);
        var asked = sequences.Where((_, i) => i % 250 == 0).ToList();

        var answers = Similarity.AskMany(PlainJourneys.Index(log), new SimilarityQuestion { Threshold = 0.7 }, [.. asked.Select(a => a.Customer)]);

        for (var i = 0; i < asked.Count; i++)
        {
            var expected = sequences.Where(s => s.Customer != asked[i].Customer && 1 - (double)PlainJourneys.Levenshtein(asked[i].Steps, s.Steps) / Math.Max(asked[i].Steps.Count, s.Steps.Count) >= 0.7 - 1e-9);
            answers[i].Customers.Select(c => c.Customer).Should().BeEquivalentTo(expected.Select(e => e.Customer));
        }

        answers.Sum(a => a.Count).Should().BePositive();
    }

    [Fact]
    public void A_drawn_journey_is_compared_with_a_window()
    {
        PlainEvent[] log = [new("1", 0, "x", "web"), new("1", 1, "a", "web"), new("1", 2, "b", "web"), new("2", 0, "a", "web"), new("3", 0, "x", "web")];

        var answer = Similarity.Ask(PlainJourneys.Index(log), new SimilarityQuestion { Journey = ["a", "b"], Threshold = 0.5, Window = new() { From = "a" } });

        answer.Customers.Select(c => (c.Customer, c.Similarity)).Should().Equal(("1", 1), ("2", 0.5));
    }

    [Fact]
    public void An_unknown_customer_is_told_without_the_id() =>
        FluentActions.Invoking(() => Similarity.Ask(PlainJourneys.Index([new("1", 0, "a", "web")]), new SimilarityQuestion { Customer = "personal" }))
            .Should().Throw<JourneyQuestionException>().Which.Message.Should().NotContain("personal");

    private static List<(string Customer, List<string> Steps)> Sequences(IEnumerable<PlainEvent> log, JourneySelection selection, int last) =>
        [.. PlainJourneys.Sequences(log, selection).Select(s => (s.Customer, s.Steps.Select(x => x.Step).TakeLast(last == 0 ? int.MaxValue : last).ToList()))];
}
