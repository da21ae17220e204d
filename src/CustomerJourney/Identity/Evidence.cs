using CustomerJourney.Identity.Deterministic;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>The probabilistic layer over parties: joins what rules left apart, never what they or a steward parted.</summary>
internal static class Evidence
{
    private const double NearEvenBits = 1;
    private const double BridgeBits = 2;

    /// <summary>Weighs the evidence and joins groups.</summary>
    public static EvidenceFound Apply(KeyedParties keyed, ResolutionOptions options)
    {
        var (table, model) = PartyTable.Of(keyed.Terms.Parties);
        var constraints = ConstraintsOf(keyed);
        var run = options.Model is { } frozen ? LinkageRun.Under(frozen, table, constraints) : LinkageRun.Learn(table, model with { ExpectedPrecision = options.ExpectedPrecision }, constraints, freeze: true);
        Join(keyed, new(run.Pairs, run.ClusterOf, run.Joins));
        return new(run.Quality(), run.Trained!);
    }

    /// <summary>What keys and stewards settled beforehand.</summary>
    public static LinkageConstraints ConstraintsOf(KeyedParties keyed) =>
        new([.. Enumerable.Range(0, keyed.Terms.Parties.Count).Select(keyed.Groups.Find)], keyed.Groups.MayJoin);

    /// <summary>Joins the groups that weighing made one, and adds links and cases.</summary>
    public static void Join(KeyedParties keyed, WeighedPairs weighed)
    {
        keyed.Reviews.AddRange(Reviews(keyed.Terms, weighed));
        keyed.Links.AddRange(Links(keyed.Terms, keyed.Groups, weighed));
    }

    // The strongest pairs that hold each cluster together: a spanning tree over the groups the rules made.
    private static List<IdentityLink> Links(PartyTerms terms, PartyGroups groups, WeighedPairs weighed)
    {
        var links = new List<IdentityLink>();
        foreach (var pair in weighed.Pairs.Where(pair => weighed.ClusterOf[pair.A] == weighed.ClusterOf[pair.B]).OrderByDescending(pair => pair.Bits).ThenBy(pair => pair))
        {
            if (groups.Find(pair.A) == groups.Find(pair.B))
                continue;
            groups.Join(pair.A, pair.B);
            links.Add(Link(terms, pair.A, pair.B, pair.Bits));
        }

        // Groups whose joining pair no key brought together: the join's own mean speaks.
        foreach (var join in weighed.Joins.Where(join => groups.Find(join.A) != groups.Find(join.B)))
        {
            groups.Join(join.A, join.B);
            links.Add(Link(terms, join.A, join.B, join.Bits));
        }

        return links;
    }

    private static IdentityLink Link(PartyTerms terms, int a, int b, double bits)
    {
        var (first, second) = PartyOrder.Sorted(terms.Parties[a].Id, terms.Parties[b].Id);
        return new(first, second, IdentityLinkKind.Evidence, "evidence", Math.Round(bits, 2));
    }

    private static List<ReviewCase> Reviews(PartyTerms terms, WeighedPairs weighed)
    {
        var reviews = new List<ReviewCase>();
        var seen = new HashSet<(int, int)>();
        foreach (var pair in weighed.Pairs.Where(pair => pair.Bits > -NearEvenBits && weighed.ClusterOf[pair.A] != weighed.ClusterOf[pair.B]).OrderByDescending(pair => pair.Bits).ThenBy(pair => pair))
        {
            var (a, b) = (weighed.ClusterOf[pair.A], weighed.ClusterOf[pair.B]);
            if (seen.Add((Math.Min(a, b), Math.Max(a, b))))
                reviews.Add(Review(ReviewKind.NearEven, terms, pair.A, pair.B, "the evidence is near even, or other records of the two speak against it", pair.Bits));
        }

        foreach (var join in weighed.Joins.Where(join => join.Bits < BridgeBits))
            reviews.Add(Review(ReviewKind.Bridge, terms, join.A, join.B, "joined on weak evidence", join.Bits));
        return reviews;
    }

    private static ReviewCase Review(ReviewKind kind, PartyTerms terms, int a, int b, string reason, double bits)
    {
        var (first, second) = PartyOrder.Sorted(terms.Parties[a].Id, terms.Parties[b].Id);
        return new(kind, first, second, reason, Math.Round(bits, 2));
    }
}
