using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

public sealed class KpiCatalogTests
{
    [Fact]
    public void There_are_at_least_fourteen_and_each_says_what_it_is()
    {
        KpiCatalog.All.Should().HaveCountGreaterThanOrEqualTo(14).And.OnlyHaveUniqueItems(kpi => kpi.Title);
        KpiCatalog.All.Should().OnlyContain(kpi => kpi.Definition.EndsWith('.'));
        KpiCatalog.All.SelectMany(kpi => kpi.Roles).Should().BeSubsetOf(Vocabulary.KnownRoles.Keys);
    }

    [Fact]
    public void Every_known_role_has_its_flag_in_the_view() =>
        Vocabulary.KnownRoles.Keys.Should().OnlyContain(role => WarehouseSchema.Create.Any(statement => statement.Text.Contains($"as is_{role}")));

    [Fact]
    public void Values_travel_as_parameters()
    {
        var query = KpiCatalog.Query(KpiCatalog.Find("csat"), new KpiQuestion(Segment: "gold' or 1=1"), Vocabulary.Empty);
        query.Parameters.Should().Contain("gold' or 1=1").And.Contain("score").And.Contain(5.0);
        query.Text.Should().NotContain("gold").And.NotContain(":segment").And.NotContain("-- ");
    }

    [Fact]
    public void A_name_that_is_none_is_answered_with_those_there_are() =>
        FluentActions.Invoking(() => KpiCatalog.Find("cst")).Should().Throw<KeyNotFoundException>().WithMessage("*'cst'*csat*");
}
