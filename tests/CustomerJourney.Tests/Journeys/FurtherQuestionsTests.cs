using CsCheck;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

public sealed class FurtherQuestionsTests
{
    [Fact]
    public void Transitions_are_counted_and_timed_as_plainly() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection).Sample((log, selection) =>
        {
            var sequences = PlainJourneys.Sequences(log, selection);
            var pairs = sequences.SelectMany(s => s.Steps.Zip(s.Steps.Skip(1), (a, b) => (From: a.Step, To: b.Step, Gap: (double)(b.Second - a.Second)))).ToList();
            var expected = pairs.GroupBy(p => (p.From, p.To)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => g.Key.To, StringComparer.Ordinal)
                .Select(g => new Transition(g.Key.From, g.Key.To, g.Count(), (double)g.Count() / pairs.Count(p => p.From == g.Key.From), PlainJourneys.Quantile([.. g.Select(p => p.Gap)], 0.5), PlainJourneys.Quantile([.. g.Select(p => p.Gap)], 0.9)));

            var answer = Transitions.Ask(PlainJourneys.Index(log), new TransitionsQuestion { Selection = selection });

            answer.Transitions.Should().Equal(expected);
            answer.Customers.Should().Be(sequences.Count);
            answer.Starts.Should().BeEquivalentTo(sequences.GroupBy(s => s.Steps[0].Step).Select(g => new StepCount(g.Key, g.Count())));
            answer.Ends.Should().BeEquivalentTo(sequences.GroupBy(s => s.Steps[^1].Step).Select(g => new StepCount(g.Key, g.Count())));
        }, iter: 500);

    [Theory]
    [InlineData(5_000_000)] // gaps of many lengths
    [InlineData(400)] // many gaps of none or one second
    public void Quantiles_of_a_log_so_large_that_it_is_sampled_first_are_exact(int span)
    {
        var random = new Random(2);
        var log = Enumerable.Range(0, 220_000).Select(_ => new PlainEvent($"c{random.Next(1500)}", random.Next(span), $"t{Math.Min(random.Next(5), random.Next(5))}", "web")).ToArray();

        ExactQuantiles(log);
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(64, 8)]
    public void A_pair_whose_gaps_the_sample_gets_wrong_is_looked_at_again(int of, int taken)
    {
        // Every eighth touchpoint, or row of eight, and only these, comes after a long gap: who takes every eighth sees only long ones, or none
        var second = 0;
        var log = Enumerable.Range(0, 200_000).Select(i => new PlainEvent("c", second += i % of < taken ? 5000 + i % 97 : 1 + i % 3, "t", "web")).ToArray();

        ExactQuantiles(log);
    }

    [Theory]
    [InlineData(2_000)] // few touchpoints
    [InlineData(220_000)] // so many that a sample is taken first
    public void Times_between_are_exact_to_the_millisecond(int touchpoints)
    {
        var (random, epoch) = (new Random(3), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var log = Enumerable.Range(0, touchpoints).Select(row => (Customer: random.Next(touchpoints / 100), Milliseconds: random.NextInt64(30_000_000_000), Type: $"t{random.Next(3)}", Row: row)).ToArray();
        var builder = new JourneyIndexBuilder();
        foreach (var (customer, milliseconds, type, row) in log)
            builder.Add($"c{customer}", epoch.AddMilliseconds(milliseconds), new TouchpointSequence("s", "f", row), type);
        var expected = log.GroupBy(e => e.Customer).Select(g => g.OrderBy(e => e.Milliseconds).ThenBy(e => e.Row).ToArray())
            .SelectMany(own => own.Zip(own.Skip(1), (a, b) => (Pair: (a.Type, b.Type), Gap: (b.Milliseconds - a.Milliseconds) / 1000.0))).ToLookup(p => p.Pair, p => p.Gap);

        var transitions = Transitions.Ask(builder.Build(), new TransitionsQuestion()).Transitions;

        transitions.Should().HaveCount(expected.Count);
        foreach (var t in transitions)
        {
            t.Count.Should().Be(expected[(t.From, t.To)].Count());
            t.P50Seconds.Should().BeApproximately(PlainJourneys.Quantile([.. expected[(t.From, t.To)]], 0.5), 1e-6);
            t.P90Seconds.Should().BeApproximately(PlainJourneys.Quantile([.. expected[(t.From, t.To)]], 0.9), 1e-6);
        }
    }

    private static void ExactQuantiles(PlainEvent[] log)
    {
        var gaps = PlainJourneys.Sequences(log, JourneySelection.All).SelectMany(s => s.Steps.Zip(s.Steps.Skip(1), (a, b) => (a.Step, To: b.Step, Gap: (double)(b.Second - a.Second)))).ToLookup(p => (p.Step, p.To), p => p.Gap);
        var transitions = Transitions.Ask(PlainJourneys.Index(log), new TransitionsQuestion()).Transitions;

        transitions.Should().HaveCount(gaps.Count);
        foreach (var t in transitions)
        {
            var own = gaps[(t.From, t.To)].ToArray();
            t.Count.Should().Be(own.Length);
            t.P50Seconds.Should().BeApproximately(PlainJourneys.Quantile([.. own], 0.5), 1e-6);
            t.P90Seconds.Should().BeApproximately(PlainJourneys.Quantile([.. own], 0.9), 1e-6);
        }
    }

    [Fact]
    public void A_customer_stops_where_silence_begins()
    {
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 10, "b", "web"), new("1", 500, "a", "web"), new("2", 590, "b", "web"), new("3", 600, "c", "web")];

        var answer = DropOff.Ask(PlainJourneys.Index(log), new DropOffQuestion { Silence = TimeSpan.FromSeconds(60) });

        answer.Steps.Should().Equal(new DropOffStep("a", 2, 1, 0, 0.5), new DropOffStep("b", 2, 1, 1, 1), new DropOffStep("c", 1, 0, 1, 0));
    }

    [Fact]
    public void Cohorts_are_by_calendar_period()
    {
        const int Day = 86_400;
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 2 * Day, "b", "web"), new("1", 40 * Day, "a", "web"), new("2", 10 * Day, "a", "web"), new("3", 33 * Day, "a", "web"), new("3", 65 * Day, "a", "web")];

        var cohorts = Retention.Ask(PlainJourneys.Index(log), new RetentionQuestion { Periods = 5 }).Cohorts;

        cohorts.Select(c => $"{c.Start:yyyy-MM-dd} {c.Customers}: {string.Join(' ', c.Returned)}").Should().Equal("2024-01-01 2: 1 1 0", "2024-02-01 1: 0 1");
    }

    [Fact]
    public void Populations_are_compared_with_lift_and_corrected_significance()
    {
        var log = Enumerable.Range(0, 400).SelectMany(i => new[] { new PlainEvent($"c{i}", 0, "a", "web"), new PlainEvent($"c{i}", 10, i % 2 == 0 && i % 4 == 0 ? "b" : i % 10 == 1 ? "b" : "c", "web") }).ToArray();
        var question = new ComparisonQuestion(new([JourneyFilter.Parse("segment=even")], []), new([JourneyFilter.Parse("segment=odd")], []));

        var answer = Comparison.Ask(PlainJourneys.Index(log), question);

        var b = answer.Steps.Single(s => s.Steps[0] == "b");
        (b.CountA, b.CountB, b.ShareA, b.ShareB).Should().Be((100, 40, 0.5, 0.2));
        b.Lift.Should().BeApproximately(2.5, 1e-9);
        b.PValue.Should().BeApproximately(3.1e-10, 1e-11); // chi-square = 39.56
        b.QValue.Should().BeGreaterThan(b.PValue);
        answer.Steps.Single(s => s.Steps[0] == "a").PValue.Should().Be(1);
        answer.Paths[0].Steps.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(3, 10, 0, 12, 0.077922)] // Fisher: 120 / 1540
    [InlineData(1, 5, 1, 5, 1)]
    [InlineData(50, 100, 50, 100, 1)]
    public void Significance_is_that_of_the_tables(long a, long ofA, long b, long ofB, double p) =>
        Significance.PValue(a, ofA, b, ofB).Should().BeApproximately(p, 1e-5);

    [Fact]
    public void Correction_is_Benjaminis_and_Hochbergs() =>
        Significance.Corrected([0.01, 0.04, 0.03, 0.5]).Should().Equal([0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5], (x, y) => Math.Abs(x - y) < 1e-12);

    [Theory]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(2.9, 4.109787809945e-5)]
    [InlineData(3.5, 7.430983723414e-7)]
    public void The_error_function_is_exact(double x, double value) => (Significance.Erfc(x) / value).Should().BeApproximately(1, 1e-9);

    [Fact]
    public void The_next_step_is_the_one_that_usually_follows()
    {
        var log = Enumerable.Range(0, 300).SelectMany(i => new[] { new PlainEvent($"c{i}", 0, "a", "web"), new PlainEvent($"c{i}", 1, i % 10 == 0 ? "c" : "b", "web"), new PlainEvent($"c{i}", 2, i % 10 == 0 ? "a" : "c", "web") }).ToArray();

        var answer = NextStep.Ask(PlainJourneys.Index(log), new NextStepQuestion { After = ["a", "b"] });

        answer.Next[0].Step.Should().Be("c");
        answer.Next[0].Probability.Should().BeGreaterThan(0.95);
        answer.Next.Sum(n => n.Probability).Should().BeApproximately(1, 1e-9);
        answer.Accuracy.Customers.Should().BeInRange(30, 90);
        answer.Accuracy.Top1.Should().BeGreaterThan(0.85);
        answer.Accuracy.BaseTop1.Should().BeLessThan(0.7);
    }

    [Fact]
    public void Clusters_and_what_is_unlike_add_up_to_all() =>
        JourneyGens.Log.Sample(log =>
        {
            var answer = JourneyClusters.Ask(PlainJourneys.Index(log), new ClusterQuestion { Clusters = 3 });

            (answer.Clusters.Sum(c => c.Count) + answer.Unlike).Should().Be(answer.Anchors);
            answer.Clusters.Should().NotContain(c => c.MeanSimilarity < 0.6);
        }, iter: 200);

    [Fact]
    public void Two_kinds_of_journeys_become_two_clusters()
    {
        var log = Enumerable.Range(0, 40).SelectMany(i => (i % 2 == 0 ? "abcab" : "ccccc").Select((step, at) => new PlainEvent($"c{i}", at, at == 4 && i % 8 == 0 ? "x" : $"{step}", "web"))).ToArray();

        JourneyClusters.Ask(PlainJourneys.Index(log), new ClusterQuestion()).Clusters.Select(c => string.Concat(c.Medoid)).Should().BeEquivalentTo("abcab", "ccccc");
    }

    [Fact]
    public void Details_go_on_where_the_page_before_ended() =>
        Gen.Select(JourneyGens.Log, Gen.Int[1, 4]).Sample((log, limit) =>
        {
            var index = PlainJourneys.Index(log);
            if (JourneyGens.Step(index, JourneySelection.All, 0) is not { } step)
                return;
            var question = new FrequencyQuestion { From = step, Anchor = JourneyAnchor.Every, Steps = 1 };
            List<JourneyDetail> all = [];
            string? cursor = null;
            do
            {
                var page = JourneyDetails.Ask(index, new DetailsQuestion(question, [step]) { Limit = limit, Cursor = cursor });
                all.AddRange(page.Journeys);
                cursor = page.Cursor;
            }
            while (cursor is not null);

            all.Select(d => (d.Customer, d.At[0])).Should().Equal(PlainJourneys.Sequences(log, JourneySelection.All)
                .SelectMany(s => s.Steps.Where(x => x.Step == step).Select(x => (s.Customer, PlainJourneys.Start.AddSeconds(x.Second)))));
        }, iter: 200);

    [Fact]
    public void What_happened_next_is_held_against_the_base_rate()
    {
        var log = Enumerable.Range(0, 20).SelectMany(i => new[] { new PlainEvent($"c{i:00}", 0, i < 10 ? "b" : "c", "web"), new PlainEvent($"c{i:00}", 1, "a", "web"), new PlainEvent($"c{i:00}", 2, i < 10 ? "bad" : "good", "web") });

        var answer = Similarity.Ask(PlainJourneys.Index(log), new SimilarityQuestion { Customer = "c00", Window = new() { To = "a" }, Next = TimeSpan.FromSeconds(5) });

        answer.Count.Should().Be(9);
        answer.Next.Should().Equal(new SimilarNext("bad", 9, 1, 0.5, 2));
    }
}
