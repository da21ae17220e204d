using CustomerJourney.Identity.Attribution;

namespace CustomerJourney.Identity;

public sealed class TouchpointAttributionTests
{
    [Fact]
    public void A_touchpoint_belongs_to_the_customer_its_identifier_leads_to() =>
        Attribute(carried: [[0]], owned: [[7]]).Customers.Should().Equal(7);

    [Fact]
    public void What_most_identifiers_say_counts() =>
        Attribute(carried: [[0, 1, 2]], owned: [[7], [8], [8]]).Customers.Should().Equal(8);

    [Fact]
    public void Two_shared_identifiers_may_lead_to_one_customer() =>
        Attribute(carried: [[0, 1]], owned: [[7, 8], [8, 9]]).Should().BeEquivalentTo(new { Customers = new[] { 8 }, Ambiguous = 0L });

    [Fact]
    public void A_familys_account_alone_goes_to_the_first_of_them_and_is_counted()
    {
        var attributed = Attribute(carried: [[0]], owned: [[9, 8]]);
        attributed.Customers.Should().Equal(8);
        attributed.Ambiguous.Should().Be(1);
    }

    [Fact]
    public void A_cookie_that_logged_in_belongs_to_who_logged_in() =>
        Attribute(carried: [[0], [0, 1], [0]], owned: [[], [7]]).Customers.Should().Equal(7, 7, 7);

    [Fact]
    public void A_cookie_that_two_people_use_alike_belongs_to_neither()
    {
        var attributed = Attribute(carried: [[0], [0, 1], [0, 2]], owned: [[], [7], [8]]);
        attributed.Customers.Should().Equal(-1, 7, 8);
        attributed.Groups.Should().Equal(0, -1, -1);
    }

    [Fact]
    public void Unknown_visitors_are_one_when_their_identifiers_meet() =>
        Attribute(carried: [[0], [0, 1], [1], [2]], owned: [[], [], []]).Groups.Should().Equal(0, 0, 0, 2);

    [Fact]
    public void A_dummy_value_leads_nowhere() =>
        Attribute(carried: [[0], [0, 1]], owned: [[7], []], isVoid: [true, false]).Groups.Should().Equal(-1, 1);

    [Fact]
    public void An_identifier_beside_very_many_others_makes_no_person_of_them()
    {
        var carried = Enumerable.Range(1, 40).Select(visitor => new[] { 0, visitor }).ToArray();
        Attribute(carried, owned: [.. Enumerable.Repeat(Array.Empty<int>(), 41)]).Groups.Should().OnlyHaveUniqueItems();
    }

    private static Attributed Attribute(int[][] carried, int[][] owned, bool[]? isVoid = null) =>
        TouchpointAttribution.Attribute(Rows(carried), Rows(owned), isVoid ?? new bool[owned.Length]);

    private static Incidence Rows(int[][] rows) =>
        Incidence.Of(rows.Length, [.. rows.SelectMany((values, row) => values.Select(value => (row, value)))]);
}
