using System.Text;
using System.Text.Json;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Scoring;

public sealed class IdentityScoringTests
{
    private const string Request = """
        {"explain":true,"pairs":[
          {"a":{"first_name":"Ann","last_name":"Barcalden","dob":"1980-05-17","phone":"07700900001"},"b":{"first_name":"ann","last_name":"Barcalde","dob":"1980-05-17","phone":"+44 7700 900001"}},
          {"a":{"first_name":"Ann","last_name":"Barcalden","dob":"1980-05-17"},"b":{"first_name":"Louis","last_name":"Wexstomor","dob":"1966-01-02"}}]}
        """;

    private static readonly TrainedModel Trained = RecordLinkage.Train(Population.Table(Population.Of(800, 2)), Population.Model);

    [Fact]
    public void The_waterfall_adds_up_to_the_bits()
    {
        var scores = Scores(IdentityScoring.Probabilistic(Trained, Encoding.UTF8.GetBytes(Request)));

        scores[0].GetProperty("isMatch").GetBoolean().Should().BeTrue();
        scores[1].GetProperty("isMatch").GetBoolean().Should().BeFalse();
        var explanation = scores[0].GetProperty("explanation");
        var sum = explanation.GetProperty("priorBits").GetDouble() + explanation.GetProperty("fields").EnumerateArray().Sum(field => field.GetProperty("bits").GetDouble()) - explanation.GetProperty("householdBits").GetDouble();
        sum.Should().BeApproximately(scores[0].GetProperty("bits").GetDouble(), 0.001);
    }

    [Fact]
    public void The_deterministic_model_names_its_rule_or_the_clash()
    {
        const string Keys = """
            {"pairs":[
              {"a":{"givenName":"Ann","familyName":"Lee","birthDate":"1980-05-17","email#0":"a@mail.example"},"b":{"givenName":"Anne","familyName":"Lee","birthDate":"1980-05-17","email#0":"a@mail.example"}},
              {"a":{"givenName":"Ann","device#0":"d1","email#0":"a@mail.example"},"b":{"givenName":"Robert","device#0":"d1","email#0":"a@mail.example"}}]}
            """;

        var scores = Scores(IdentityScoring.Deterministic(ResolutionOptions.Default, Encoding.UTF8.GetBytes(Keys)));

        scores[0].GetProperty("reason").GetString().Should().Be("email + birthDate");
        scores[1].GetProperty("reason").GetString().Should().Be("email + device: given names clash");
    }

    [Fact]
    public void A_request_of_another_form_is_refused()
    {
        var ask = () => IdentityScoring.Probabilistic(Trained, "{\"pairs\":[{}]}"u8);

        ask.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void The_path_between_two_parties_is_the_shortest_over_links()
    {
        PartyId[] parties = [new("party:a:1"), new("party:b:2"), new("party:c:3")];
        IdentityLink[] links = [new(parties[0], parties[1], IdentityLinkKind.Rule, "email + birthDate", double.PositiveInfinity), new(parties[1], parties[2], IdentityLinkKind.Evidence, "evidence", 7.5)];

        IdentityExplanation.Of(parties[0], parties[2], links, _ => null, null).Path.Select(step => step.Link).Should().Equal(links);
    }

    private static List<JsonElement> Scores(ReadOnlyMemory<byte> answer) => [.. JsonDocument.Parse(answer).RootElement.GetProperty("scores").EnumerateArray()];
}
