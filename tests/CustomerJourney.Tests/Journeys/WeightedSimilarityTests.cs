using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class WeightedSimilarityTests
{
    [Fact]
    public void Weights_of_channel_and_time_are_as_defined() =>
        Gen.Select(JourneyGens.Log, Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 9], Gen.Int[0, 2]).Sample((log, channel, time, tenths, type) =>
        {
            if (log.Length == 0)
                return;
            // What a filter drops is as if it had not been, for times between as well
            var dropped = JourneyGens.Types[type];
            var lives = log.Select((e, row) => (e, row)).Where(e => e.e.Type != dropped).GroupBy(e => e.e.Customer)
                .ToDictionary(g => g.Key, g => g.OrderBy(e => e.e.Second).ThenBy(e => e.row).Select(e => e.e).ToArray());
            if (lives.Count == 0)
                return;
            var asked = lives.Keys.Min(StringComparer.Ordinal)!;
            var question = new SimilarityQuestion
            {
                Customer = asked,
                Threshold = tenths / 10.0,
                ChannelWeight = channel / 2.0,
                TimeWeight = time / 2.0,
                Selection = new() { Touchpoints = [new JourneyFilter("type", [dropped], IsNot: true)] },
            };

            var answer = Similarity.Ask(PlainJourneys.Index(log), question);

            var expected = lives.Where(l => l.Key != asked)
                .Select(l => (l.Key, Similarity: 1 - Distance(lives[asked], l.Value, question) / Math.Max(lives[asked].Length, l.Value.Length)))
                .Where(l => l.Similarity >= tenths / 10.0 - 1e-9).ToDictionary(l => l.Key, l => l.Similarity);
            answer.Customers.Select(c => c.Customer).Should().BeEquivalentTo(expected.Keys);
            foreach (var found in answer.Customers)
                found.Similarity.Should().BeApproximately(expected[found.Customer], 1e-9);
        }, iter: 500);

    [Fact]
    public void A_customer_is_found_by_an_attribute_of_one()
    {
        var builder = new JourneyIndexBuilder();
        builder.Add("1", PlainJourneys.Start, new("s", "f", 1), "a", "web", attributes: new Dictionary<string, string> { ["ticket"] = "T1" });
        builder.Add("2", PlainJourneys.Start, new("s", "f", 2), "a", "web");
        builder.SetCustomer("2", new Dictionary<string, string> { ["email"] = "b@x.example" });
        var index = builder.Build();

        JourneyCustomers.Find(index, "1").Should().Be("1");
        JourneyCustomers.Find(index, "ticket:T1").Should().Be("1");
        JourneyCustomers.Find(index, "email:b@x.example").Should().Be("2");
        JourneyCustomers.Find(index, "email:none@x.example").Should().BeNull();
        FluentActions.Invoking(() => JourneyCustomers.Find(index, "channel:web")).Should().Throw<JourneyQuestionException>().Which.Message.Should().Contain("2 customers");
    }

    private static double Distance(PlainEvent[] a, PlainEvent[] b, SimilarityQuestion question)
    {
        var table = new double[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(table[i - 1, j - 1] + Replacing(a, i - 1, b, j - 1, question), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        }

        return table[a.Length, b.Length];
    }

    private static double Replacing(PlainEvent[] a, int i, PlainEvent[] b, int j, SimilarityQuestion question)
    {
        if (a[i].Type != b[j].Type)
            return 1;
        double one = 60 + (i == 0 ? 0 : a[i].Second - a[i - 1].Second), other = 60 + (j == 0 ? 0 : b[j].Second - b[j - 1].Second);
        return Math.Min(1, (a[i].Channel != b[j].Channel ? question.ChannelWeight : 0) + question.TimeWeight * (1 - Math.Min(one, other) / Math.Max(one, other)));
    }
}
