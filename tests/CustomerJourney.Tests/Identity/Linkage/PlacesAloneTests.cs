using System.Globalization;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Records without any name.</summary>
public sealed class PlacesAloneTests
{
    private static readonly string[] Streets = ["west 51st street", "west 58th street", "las vegas boulevard", "peachtree road", "sunset boulevard", "fillmore street"];
    private static readonly string[] Cities = ["new york", "atlanta", "los angeles"];
    private static readonly string[] Kinds = ["pizza", "asian", "french", "diner"];

    [Fact]
    public void Neighbours_in_a_street_are_not_one_thing_because_nothing_names_them()
    {
        var random = new Random(5);
        var places = Enumerable.Range(0, 600).Select(place => (Street: place % Streets.Length, Number: 10 + 4 * place)).ToArray();
        var rows = places.Concat(places.Take(90)).Select(place => (string[])[
            $"{place.Number.ToString(CultureInfo.InvariantCulture)} {Streets[place.Street]}", Cities[place.Street % Cities.Length], Kinds[random.Next(Kinds.Length)]]).ToArray();
        var table = Table(["address", "city", "cuisine"], rows);

        var result = RecordLinkage.Link(table, ModelProposal.For(table));

        var pairs = result.ClusterOf.Select((cluster, record) => (cluster, record)).Where(pair => pair.cluster != pair.record).ToArray();
        pairs.Should().HaveCount(90).And.OnlyContain(pair => pair.record == pair.cluster + places.Length);
    }

    [Theory]
    [InlineData("155 w. 51st st.", "155 w. 58th st.", false)]
    [InlineData("155 hillhurst ave.", "155 n. hillhurst ave.", true)]
    public void Streets_with_other_numbers_in_their_names_are_not_near(string a, string b, bool near)
    {
        var (names, numbers, lines) = (new Terms(), new Terms(), new Terms());
        var column = Column("address", [a, b]);
        var (street, house) = StreetText.Split(column, names, numbers);
        var comparison = new StreetComparison(lines, StreetText.Lines(names, street, numbers, house, lines), names, street, house, household: true, facts: null);
        var rows = RecordRows.Pack(2, [comparison]);

        var level = comparison.Compare(rows[0], rows[1], new LevelCache(LevelCache.SmallBits));

        (level >= 6).Should().Be(near);
    }

    private static RecordTable Table(string[] names, string[][] rows) =>
        new([.. rows.Select((_, row) => $"r{row:0000}")], [.. names.Select((name, place) => Column(name, [.. rows.Select(row => row[place])]))]);

    private static TextColumn Column(string name, string[] values)
    {
        var column = new TextColumnBuilder(name);
        foreach (var value in values)
            column.Add(value);
        return column.Build();
    }
}
