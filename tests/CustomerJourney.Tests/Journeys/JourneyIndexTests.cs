using CsCheck;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

public sealed class JourneyIndexTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_order_of_adding_changes_nothing() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 6]).Array[0, 40].Sample(rows =>
        {
            var touchpoints = rows.Select((r, i) => (Customer: $"c{r.Item1}", At: Start.AddHours(r.Item2), Row: i, Type: $"t{r.Item3}")).ToArray();
            var expected = touchpoints.OrderBy(t => t.Customer, StringComparer.Ordinal).ThenBy(t => t.At).ThenBy(t => t.Row).Select(t => t.Type);
            var straight = Build(touchpoints);
            var reversed = Build(touchpoints.Reverse());

            EventLogTests.Steps(straight).Should().Equal(expected);
            reversed.Version.Should().Be(straight.Version);
        }, iter: 200);

    [Fact]
    public void A_saved_index_opens_as_it_was()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log.arrow");
        var builder = new JourneyIndexBuilder();
        builder.Add("b", Start.AddMilliseconds(1), new("s", "f", 1), "x", "web", "ok", new Dictionary<string, string> { ["queue"] = "1" });
        builder.Add("a", Start, new("s", "f", 2), "y");
        builder.SetCustomer("b", new Dictionary<string, string> { ["segment"] = "gold" });
        builder.SetCustomer("nobody", new Dictionary<string, string> { ["segment"] = "lead" });
        var index = builder.Build();
        index.Save(path);

        var opened = JourneyIndex.Open(path);

        EventLogTests.Told(opened).Should().Equal(EventLogTests.Told(index));
        opened.TouchpointAttributes.Should().Equal("channel", "outcome", "queue");
        opened.CustomerAttributes.Should().Equal("segment");
        opened.CustomerColumns[0].AllValues().Should().Equal("", "gold");
        opened.FindCustomer("b").Should().Be(1);
        opened.FindCustomer("c").Should().Be(-1);
        opened.Version.Should().Be(index.Version);
    }

    [Fact]
    public void A_customer_can_be_taken_out_and_added_anew()
    {
        var builder = new JourneyIndexBuilder();
        builder.Add("a", Start, new("s", "f", 1), "old");
        builder.Add("b", Start, new("s", "f", 2), "kept");
        var next = JourneyIndexBuilder.From(builder.Build());
        next.Remove("a");
        next.Add("a", Start, new("s", "f", 3), "new");

        var index = next.Build();

        index.Steps.Should().Equal("kept", "new");
        index.Revision.Should().Be(1);
    }

    [Fact]
    public void An_index_without_touchpoints_can_be_saved_and_opened()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log.arrow");
        new JourneyIndexBuilder().Build().Save(path);

        JourneyIndex.Open(path).EventCount.Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("case,step,time\n")]
    [InlineData("ARROW1\0\0 and then nothing of the kind")]
    public void A_file_that_is_no_index_is_refused(string content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log.arrow");
        File.WriteAllText(path, content);

        FluentActions.Invoking(() => JourneyIndex.Open(path)).Should().Throw<InvalidDataException>().WithMessage("log.arrow is not a journey index*");
    }

    private static JourneyIndex Build(IEnumerable<(string Customer, DateTimeOffset At, int Row, string Type)> touchpoints)
    {
        var builder = new JourneyIndexBuilder();
        foreach (var t in touchpoints)
            builder.Add(t.Customer, t.At, new TouchpointSequence("s", "f", t.Row), t.Type);
        return builder.Build();
    }
}
