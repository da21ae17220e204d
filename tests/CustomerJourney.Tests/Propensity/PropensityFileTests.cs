using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

public sealed class PropensityFileTests
{
    [Fact]
    public void A_definition_says_label_horizon_cut_off_and_population()
    {
        var definition = Parse("""
            { // who leaves
              "name": "churn", "description": "Leaves", "label": { "role": "churn" }, "horizon": "60d", "cutOff": "2026-01-31", "snapshots": 2,
              "population": { "activeWithin": "90d", "without": { "role": "churn", "outcome": ["done", "sent"] }, "segment": "gold", "anonymous": true },
            }
            """);
        definition.Label.Roles.Should().Equal("churn");
        definition.Should().Match<PropensityDefinition>(read => read.Name == "churn" && read.Horizon == TimeSpan.FromDays(60) && read.Snapshots == 2 && read.CutOff == new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero));
        definition.Population.Without!.Outcomes.Should().Equal("done", "sent");
        definition.Population.Should().Match<PropensityPopulation>(population => population.Anonymous && population.ActiveWithin == TimeSpan.FromDays(90) && population.Segments.Single() == "gold");
    }

    [Fact]
    public void Low_satisfaction_is_a_label_too() =>
        Parse("""{"name": "csat", "label": {"role": "survey", "answerAtMost": 2}, "horizon": "30d"}""").Label.AnswerAtMost.Should().Be(2);

    [Theory]
    [InlineData("""{"name": "churn", "horizon": "60d"}""", "$.label: missing*")]
    [InlineData("""{"name": "churn", "label": {}, "horizon": "60d"}""", "$.label: no condition*")]
    [InlineData("""{"name": "churn", "label": {"role": "churns"}, "horizon": "60d"}""", "$.label.role: there is no role \"churns\"*")]
    [InlineData("""{"name": "churn", "label": {"role": "churn"}}""", "$.horizon: missing*")]
    [InlineData("""{"name": "churn", "label": {"role": "churn"}, "horizon": "two months"}""", "$.horizon: \"two months\" is not a duration*")]
    [InlineData("""{"name": "Churn!", "label": {"role": "churn"}, "horizon": "60d"}""", "$.name: only lower-case*")]
    [InlineData("""{"name": "churn", "label": {"role": "churn"}, "horizon": "60d", "cutoff": "x"}""", "$.cutoff: unknown*")]
    [InlineData("""{"name": "churn", "label": {"role": "churn"}, "horizon": "60d", "cutOff": "yesterday"}""", "$.cutOff: \"yesterday\" is no instant*")]
    [InlineData("""{"name": "churn", "label": {"role": "churn"}, "horizon": "60d", "snapshots": 0}""", "$.snapshots: *")]
    public void A_mistake_is_shown_where_it_stands(string json, string message) =>
        FluentActions.Invoking(() => Parse(json)).Should().Throw<FormatException>().WithMessage(message);

    private static PropensityDefinition Parse(string json) => PropensityFile.Parse(json, Vocabulary.Empty);
}
