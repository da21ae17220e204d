using CsCheck;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

public sealed class CustomerFeaturesTests
{
    private static readonly DateTimeOffset CutOff = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types = ["call", "login", "pay", "leave"];

    private static readonly Vocabulary Words = Vocabulary.Empty with
    {
        Types = new Dictionary<string, IReadOnlyList<string>> { ["call"] = ["contact", "fault"], ["login"] = ["digital"], ["leave"] = ["churn"] },
    };

    private static readonly Gen<(int Customer, double Day, int Type, int Channel, int Amount)[]> Happenings =
        Gen.Select(Gen.Int[0, 3], Gen.Double[-120, 60], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 50]).Array[1, 60];

    [Fact]
    public void The_worked_example_has_the_features_worked_by_hand()
    {
        var history = History([("a", -40, "call", null, 10), ("a", -8, "login", "web", 30), ("a", -2, "call", "phone", null), ("a", 0, "leave", "phone", 99)]);
        var table = Table(history);
        Value(table, "touchpoints: 7 days").Should().Be(1);
        Value(table, "touchpoints: 30 days").Should().Be(2);
        Value(table, "touchpoints: 90 days").Should().Be(3);
        Value(table, "days since last touchpoint").Should().Be(2);
        Value(table, "days since first touchpoint").Should().Be(40);
        Value(table, "last gap in days").Should().Be(6);
        Value(table, "mean gap in days").Should().Be(19);
        Value(table, "trend of touchpoints").Should().BeApproximately(2 - 1 / 3f, 1e-5f);
        Value(table, "amount: 90 days").Should().Be(40);
        Value(table, "last amount").Should().Be(30);
        Value(table, "last amount over mean").Should().Be(1.5f);
        Value(table, "role fault: 30 days").Should().Be(1);
        Value(table, "role fault: 90 days").Should().Be(2);
        Value(table, "role contact: days since").Should().Be(2);
        Value(table, "type login: days since").Should().Be(8);
        Value(table, "channel web: 90 days").Should().Be(1);
        Value(table, "milestone m: days since").Should().Be(5);
        Value(table, "days as customer").Should().Be(59);
        table.Columns.Select(column => column.Name).Should().NotContain("role churn: 30 days", "nobody had left before the cut-off");
    }

    [Fact]
    public void Touchpoints_at_or_after_the_cut_off_never_change_a_feature() =>
        Happenings.Sample(happenings =>
        {
            var all = happenings.Select(Told).ToArray();
            var (whole, cut) = (History(all), History([.. all.Where(told => told.Day < 0)]));
            if (cut.Touchpoints.Count == 0)
                return;
            var members = Members(whole);
            members.Select(member => whole.Touchpoints.Customers[member]).Should().BeEquivalentTo(Members(cut).Select(member => cut.Touchpoints.Customers[member]));
            Rows(whole).Should().BeEquivalentTo(Rows(cut));
        });

    [Fact]
    public void The_label_is_looked_for_from_the_cut_off_to_the_horizon_which_is_out()
    {
        var history = History([("a", -1, "call", null, null), ("a", 0, "leave", null, null), ("b", -1, "call", null, null), ("b", 30, "leave", null, null), ("c", -1, "leave", null, null)]);
        var definition = new PropensityDefinition("churn", "", new TouchpointRule { Roles = ["churn"] }, TimeSpan.FromDays(30), CutOff, 1, new PropensityPopulation { Anonymous = true, Without = new TouchpointRule { Roles = ["churn"] } });
        var members = LabelCustomers.Population(history, definition.Population, CutOff);
        members.Select(member => history.Touchpoints.Customers[member]).Should().Equal("a", "b");
        LabelCustomers.Labels(history, definition, CutOff, members).Should().Equal(true, false);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter() =>
        Happenings.Sample(happenings =>
        {
            var distinct = happenings.Select(Told).DistinctBy(told => (told.Customer, told.Day)).ToArray();
            Rows(History(distinct)).Should().BeEquivalentTo(Rows(History([.. distinct.Reverse()])));
        });

    private static (string Customer, double Day, string Type, string? Channel, int? Amount) Told((int Customer, double Day, int Type, int Channel, int Amount) happening) =>
        ($"c{happening.Customer}", Math.Round(happening.Day, 3), Types[happening.Type], happening.Channel == 0 ? null : $"ch{happening.Channel}", happening.Amount == 0 ? null : happening.Amount);

    private static CustomerHistory History((string Customer, double Day, string Type, string? Channel, int? Amount)[] touchpoints)
    {
        var builder = new TouchpointColumnsBuilder();
        foreach (var (customer, day, type, channel, amount) in touchpoints)
            builder.Add(customer, CutOff.AddDays(day), type, channel, "done", amount, null);
        var facts = new CustomerFacts("gold", null, new DateOnly(2026, 1, 1), false, [("m", CutOff.AddDays(-9)), ("m", CutOff.AddDays(-5)), ("m", CutOff.AddDays(5)), ("later", CutOff)]);
        return new CustomerHistory(builder.Build(), new Dictionary<string, CustomerFacts> { ["a"] = facts, ["c1"] = facts }, Words);
    }

    private static int[] Members(CustomerHistory history) => LabelCustomers.Population(history, new PropensityPopulation { Anonymous = true }, CutOff);

    private static FeatureTable Table(CustomerHistory history) => CustomerFeatures.AsOf(history, FeaturePlan.Learn(history, CutOff), CutOff, Members(history));

    private static Dictionary<string, string> Rows(CustomerHistory history)
    {
        var table = Table(history);
        return Enumerable.Range(0, table.Count).ToDictionary(row => table.Ids[row], row => string.Join('\n', table.Columns.Select(column => $"{column.Name}={column.Text(row)}").Order(StringComparer.Ordinal)));
    }

    private static float Value(FeatureTable table, string name) => table.Columns.OfType<NumericColumn>().Single(column => column.Name == name).Values[0];
}
