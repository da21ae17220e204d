using CustomerJourney.Identity.Deterministic;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>The probabilistic layer over parties: joins what rules left apart, never what they or a steward parted.</summary>
internal static class Evidence
{
    private const double NearEvenBits = 1;
    private const double BridgeBits = 2;

    /// <summary>Weighs the evidence and joins groups.</summary>
    public static EvidenceFound Apply(PartyTerms terms, PartyGroups groups, ResolutionOptions options)
    {
        var (table, model) = PartyTable.Of(terms.Parties);
        var joined = Enumerable.Range(0, terms.Parties.Count).Select(groups.Find).ToArray();
        var constraints = new LinkageConstraints(joined, groups.MayJoin);
        var run = options.Model is { } frozen ? LinkageRun.Under(frozen, table, constraints) : LinkageRun.Learn(table, model with { ExpectedPrecision = options.ExpectedPrecision }, constraints, freeze: true);
        var reviews = Reviews(terms, run);
        return new(Links(terms, groups, run), reviews, run.Quality(), run.Trained!);
    }

    // The strongest pairs that hold each cluster together: a spanning tree over the groups the rules made.
    private static List<IdentityLink> Links(PartyTerms terms, PartyGroups groups, LinkageRun run)
    {
        var links = new List<IdentityLink>();
        foreach (var pair in run.Pairs.Where(pair => run.ClusterOf[pair.A] == run.ClusterOf[pair.B]).OrderByDescending(pair => pair.Bits).ThenBy(pair => pair))
        {
            if (groups.Find(pair.A) == groups.Find(pair.B))
                continue;
            groups.Join(pair.A, pair.B);
            links.Add(Link(terms, pair.A, pair.B, pair.Bits));
        }

        // Groups whose joining pair no key brought together: the join's own mean speaks.
        foreach (var join in run.Joins.Where(join => groups.Find(join.A) != groups.Find(join.B)))
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

    private static List<ReviewCase> Reviews(PartyTerms terms, LinkageRun run)
    {
        var reviews = new List<ReviewCase>();
        var seen = new HashSet<(int, int)>();
        foreach (var pair in run.Pairs.Where(pair => pair.Bits > -NearEvenBits && run.ClusterOf[pair.A] != run.ClusterOf[pair.B]).OrderByDescending(pair => pair.Bits).ThenBy(pair => pair))
        {
            var (a, b) = (run.ClusterOf[pair.A], run.ClusterOf[pair.B]);
            if (seen.Add((Math.Min(a, b), Math.Max(a, b))))
                reviews.Add(Review(ReviewKind.NearEven, terms, pair.A, pair.B, "the evidence is near even, or other records of the two speak against it", pair.Bits));
        }

        foreach (var join in run.Joins.Where(join => join.Bits < BridgeBits))
            reviews.Add(Review(ReviewKind.Bridge, terms, join.A, join.B, "joined on weak evidence", join.Bits));
        return reviews;
    }

    private static ReviewCase Review(ReviewKind kind, PartyTerms terms, int a, int b, string reason, double bits)
    {
        var (first, second) = PartyOrder.Sorted(terms.Parties[a].Id, terms.Parties[b].Id);
        return new(kind, first, second, reason, Math.Round(bits, 2));
    }
}
