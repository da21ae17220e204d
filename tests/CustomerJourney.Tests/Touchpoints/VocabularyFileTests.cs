namespace CustomerJourney.Touchpoints;

public sealed class VocabularyFileTests
{
    [Fact]
    public void A_vocabulary_says_the_roles_of_types_and_the_types_of_roles()
    {
        var vocabulary = VocabularyFile.Parse("""
            { // what our types mean
              "types": { "call_fault": ["contact", "fault"], "vip_visit": ["contact", "vip"], },
              "roles": { "vip": "by appointment" },
              "survey": { "attribute": "stars", "max": 10 }
            }
            """);
        vocabulary.RolesOf("call_fault").Should().Equal("contact", "fault");
        vocabulary.RolesOf("other").Should().BeEmpty();
        vocabulary.TypesOf("contact").Should().Equal("call_fault", "vip_visit");
        vocabulary.HasRole("churn").Should().BeFalse();
        vocabulary.Survey.Should().Be(new SurveyScale("stars", 10));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var vocabulary = VocabularyFile.Parse("""{"types": {"b": ["vip"], "a": ["churn"]}, "roles": {"vip": "x"}, "survey": {"max": 7}}""");
        VocabularyFile.Parse(VocabularyFile.Write(vocabulary)).Should().BeEquivalentTo(vocabulary);
    }

    [Theory]
    [InlineData("""{"types": {"call": ["contct"]}}""", "$.types.call[0]: there is no role \"contct\". Did you mean \"contact\"?*")]
    [InlineData("""{"types": {"call": ["talks_a_lot"]}}""", "$.types.call[0]: there is no role \"talks_a_lot\". There are: contact, digital*\"roles\".")]
    [InlineData("""{"types": {"call": "contact"}}""", "$.types.call: must be a list of roles*")]
    [InlineData("""{"types": {"a": ["churn"], "a": ["fault"]}}""", "$.types.a: this type stands twice*")]
    [InlineData("""{"typs": {}}""", "$.typs: unknown; there are: types, roles, survey.")]
    [InlineData("""{}""", "$: \"types\" is missing*")]
    [InlineData("""{"types": {}, "roles": {"contact": "x"}}""", "$.roles.contact: this role is known already*")]
    [InlineData("""{"types": {}, "survey": {"max": "five"}}""", "$.survey.max: *a number above 0.")]
    [InlineData("{\n  \"types\": [\n}", "line 3, column *: not JSON*")]
    public void A_mistake_is_shown_where_it_stands(string json, string message) =>
        FluentActions.Invoking(() => VocabularyFile.Parse(json)).Should().Throw<FormatException>().WithMessage(message);

    [Fact]
    public void Names_that_tell_something_get_a_proposal()
    {
        var proposed = VocabularyHints.Propose(["call_billing", "port_out_request", "Add to cart", "zzz"]);
        proposed.Types.Keys.Should().BeEquivalentTo("call_billing", "port_out_request", "Add to cart");
        VocabularyHints.Candidates("churn", proposed.Types.Keys).Should().Equal("port_out_request");
    }
}
