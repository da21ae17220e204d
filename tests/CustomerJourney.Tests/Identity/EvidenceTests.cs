using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>The probabilistic layer, on made-up people.</summary>
public sealed class EvidenceTests
{
    private const int Seed = 5;
    private static readonly string[] Given = ["Ann", "Robert", "Claire", "David", "Elena", "Frank", "Grace", "Henry", "Irene", "Jonas", "Karen", "Louis", "Maria", "Nils", "Olga", "Peter"];
    private static readonly string[] Family = ["Archer", "Bellamy", "Cranford", "Dunmore", "Ellwood", "Fairfax", "Garland", "Holloway", "Ingram", "Jessop", "Kendrick", "Langley"];

    [Fact]
    public void Slips_of_the_pen_do_not_part_a_person()
    {
        var people = People(400);
        var result = Resolve(people);

        var together = Enumerable.Range(0, 400).Count(person => result.Assignment[Crm(person)] == result.Assignment[Shop(person)]);
        together.Should().BeGreaterThan(370);
        result.Customers.Should().HaveCountGreaterThan(380);
        result.Links.Should().Contain(link => link.Kind == IdentityLinkKind.Evidence && link.Bits > 0);
    }

    [Fact]
    public void Any_order_gives_the_same_customers()
    {
        var people = People(300);

        Resolve(people).Customers.Select(customer => customer.Id).Should().Equal(Resolve([.. people.Reverse()]).Customers.Select(customer => customer.Id));
    }

    [Fact]
    public void A_steward_s_parting_holds_against_the_evidence()
    {
        var people = People(300);
        var pair = Enumerable.Range(0, 300).First(person => Resolve(people).Assignment is var all && all[Crm(person)] == all[Shop(person)]);
        var word = new StewardDecision(Crm(pair), Shop(pair), StewardVerdict.Different, DateTimeOffset.UnixEpoch, "steward", "two people");

        var parted = IdentityResolution.Resolve(people, ResolutionOptions.Default, [word], []).Assignment;
        parted[Crm(pair)].Should().NotBe(parted[Shop(pair)]);
    }

    private static ResolutionResult Resolve(PartyRecord[] parties) => IdentityResolution.Resolve(parties, ResolutionOptions.Default, [], []);

    private static PartyId Crm(int person) => new($"party:crm:{person:000}");

    private static PartyId Shop(int person) => new($"party:shop:{person:000}");

    private static PartyRecord[] People(int count)
    {
        var random = new Random(Seed);
        var parties = new List<PartyRecord>();
        for (var person = 0; person < count; person++)
        {
            var given = Given[random.Next(Given.Length)];
            var family = Family[random.Next(Family.Length)] + (char)('a' + random.Next(26));
            var birth = $"{random.Next(1940, 2004)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}";
            var phone = $"+4477009{random.Next(10000, 99999)}";
            var street = $"{random.Next(1, 200)} {Family[random.Next(Family.Length)]} Road";
            var postal = $"AB{random.Next(1, 60)} {random.Next(1, 9)}CD";
            parties.Add(Party.Of($"{person:000}", given, family, birth, null, phone, street, postal, "Hunwin"));
            parties.Add(Party.Of($"{person:000}", given, family.Remove(2, 1), person % 3 == 0 ? null : birth, null, person % 2 == 0 ? phone : null, street, person % 3 == 1 ? null : postal, "Hunwin", "shop"));
        }

        return [.. parties];
    }
}
