using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

public sealed class IdentityResolutionTests
{
    private static readonly DateTimeOffset Monday = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private static readonly PartyRecord Ann = Party.Of("1", "Ann", "Lee", "1980-05-17", "ann.lee@mail.example", "+447700900001", account: "A1");
    private static readonly PartyRecord AnnInShop = Party.Of("7", "Anne", "Lee", "1980-05-17", "ann.lee@mail.example", source: "shop");
    private static readonly PartyRecord Bob = Party.Of("2", "Robert", "Lee", "1978-11-02", "ann.lee@mail.example", "+447700900002", account: "A1");

    [Fact]
    public void A_compound_key_makes_one_customer_and_says_so()
    {
        var result = Resolve([Ann, AnnInShop]);

        result.Customers.Should().ContainSingle();
        result.Links.Should().ContainSingle().Which.Reason.Should().Be("email + birthDate");
    }

    [Fact]
    public void A_family_s_e_mail_does_not_make_one_of_two_people()
    {
        var result = Resolve([Ann, Bob]);

        result.Customers.Should().HaveCount(2);
        result.Customers.SelectMany(customer => customer.Identifiers).Where(id => id.Identifier.Kind == "email")
            .Should().OnlyContain(id => id.Standing == IdentifierStanding.Shared);
    }

    [Fact]
    public void An_id_survives_growth()
    {
        var first = Resolve([AnnInShop]);
        var second = Resolve([Ann, AnnInShop], previous: first.Known);

        second.Customers.Single().Id.Should().Be(first.Customers.Single().Id);
        second.Events.Should().ContainSingle().Which.Kind.Should().Be(IdentityEventKind.Grown);
    }

    [Fact]
    public void A_merge_keeps_the_older_id_and_an_unmerge_parts_again()
    {
        var alone = Resolve([AnnInShop]);
        var apart = Resolve([Ann, AnnInShop], [Word(StewardVerdict.Different)], alone.Known);
        var joined = Resolve([Ann, AnnInShop], [], apart.Known);
        var parted = Resolve([Ann, AnnInShop], [Word(StewardVerdict.Different)], joined.Known);

        apart.Customers.Should().HaveCount(2);
        joined.Customers.Single().Id.Should().Be(alone.Customers.Single().Id);
        joined.Events.Should().ContainSingle().Which.Kind.Should().Be(IdentityEventKind.Merged);
        parted.Customers.Should().HaveCount(2);
        parted.Events.Should().ContainSingle().Which.Kind.Should().Be(IdentityEventKind.Split);
    }

    [Fact]
    public void A_steward_s_confirmation_joins_what_nothing_else_would()
    {
        var word = new StewardDecision(Ann.Id, Bob.Id, StewardVerdict.Same, Monday, "steward", "seen the passport");

        Resolve([Ann, Bob], [word]).Links.Should().ContainSingle().Which.Reason.Should().Be("seen the passport");
    }

    [Fact]
    public void The_order_of_parties_does_not_matter()
    {
        var parties = new[] { Ann, AnnInShop, Bob, Party.Of("9", "Ann", "Lee", phone: "+447700900001") };

        Resolve(parties).Customers.Should().BeEquivalentTo(Resolve([.. parties.Reverse()]).Customers, options => options.WithStrictOrdering());
    }

    [Fact]
    public void The_golden_record_says_where_each_value_comes_from()
    {
        var golden = Resolve([Ann, AnnInShop]).Customers.Single().Golden;

        golden.Values["phone"].Party.Should().Be(Ann.Id);
        golden.Values["familyName"].Support.Should().Be(2);
    }

    private static StewardDecision Word(StewardVerdict verdict) => new(Ann.Id, AnnInShop.Id, verdict, Monday, "steward", "asked them");

    private static ResolutionResult Resolve(IEnumerable<PartyRecord> parties, StewardDecision[]? decisions = null, IReadOnlyList<KnownCustomer>? previous = null) =>
        IdentityResolution.Resolve(parties, ResolutionOptions.Default, decisions ?? [], previous ?? []);
}
