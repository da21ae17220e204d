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

    [Fact]
    public void The_sources_own_record_of_a_familys_account_tells_whose_it_is()
    {
        var attributed = Attribute(carried: [[0], [0], [0]], owned: [[7, 8, 9]], sources: [0, 1, 2], held: [(0, 1, 9), (0, 2, 8), (0, 2, 9)]);
        attributed.Customers.Should().Equal([7, 9, 8], "source 0 has no record, source 1 knows one holder, source 2 knows two");
        attributed.Ambiguous.Should().Be(2);
    }

    [Fact]
    public void What_the_source_says_counts_before_what_others_share() =>
        Attribute(carried: [[0, 1]], owned: [[7, 8], [7, 8, 9]], sources: [0], held: [(1, 0, 9)]).Customers.Should().Equal(9);

    [Fact]
    public void Of_equal_votes_the_most_specific_identifier_decides()
    {
        var attributed = Attribute(carried: [[0, 1]], owned: [[7, 8], [8]], sources: [0], held: [(0, 0, 7)]);
        attributed.Customers.Should().Equal([8], "the account has two holders, the phone one");
        attributed.Ambiguous.Should().Be(0);
    }

    [Fact]
    public void A_cookie_learns_from_what_the_source_alone_could_tell() =>
        Attribute(carried: [[0, 1], [1]], owned: [[7, 8], []], sources: [0, 1], held: [(0, 0, 8)]).Customers.Should().Equal(8, 8);

    private static Attributed Attribute(int[][] carried, int[][] owned, bool[]? isVoid = null, int[]? sources = null, (int, int, int)[]? held = null) =>
        TouchpointAttribution.Attribute(Rows(carried), Rows(owned), isVoid ?? new bool[owned.Length], sources ?? new int[carried.Length], new SourceHolders(held ?? []));

    private static Incidence Rows(int[][] rows) =>
        Incidence.Of(rows.Length, [.. rows.SelectMany((values, row) => values.Select(value => (row, value)))]);
}
