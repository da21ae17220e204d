using CustomerJourney.Identity.Deterministic;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Works out who is who: a steward's word first, then compound keys, then weighed evidence.</summary>
public static class IdentityResolution
{
    /// <summary>With fewer parties there is nothing to learn from: only keys and stewards speak.</summary>
    private const int LeastToLearnFrom = 200;

    /// <summary>Resolves a set of parties. The same parties in any order give the same result.</summary>
    /// <param name="parties">Every party record, one per id.</param>
    /// <param name="options">How; <see cref="ResolutionOptions.Default"/> fits any telco.</param>
    /// <param name="decisions">What stewards said, in any order; parties that are gone do not matter.</param>
    /// <param name="previous">The customers of the run before (<see cref="ResolutionResult.Known"/>); empty at first.</param>
    /// <exception cref="ArgumentException">Two parties have one id.</exception>
    public static ResolutionResult Resolve(
        IEnumerable<PartyRecord> parties, ResolutionOptions options, IReadOnlyList<StewardDecision> decisions, IReadOnlyList<KnownCustomer> previous)
    {
        ArgumentNullException.ThrowIfNull(options);
        PartyRecord[] sorted = [.. parties.OrderBy(party => party.Id.Value, StringComparer.Ordinal)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Id == sorted[i - 1].Id)
                throw new ArgumentException("Two party records have one id.", nameof(parties));
        }

        var terms = PartyTerms.Of(sorted);
        var empty = SharedValues.Void(terms, options);
        var groups = new PartyGroups(terms, options.GovernedKinds);
        var links = StewardWords.Apply(decisions, terms, groups);
        var (ruleLinks, reviews) = CompoundKeys.Apply(terms, groups, empty, options);
        links.AddRange(ruleLinks);
        var evidence = Weigh(terms, groups, options, links, reviews);
        var clusters = Enumerable.Range(0, sorted.Length).GroupBy(groups.Find).Select(group => group.ToArray()).ToList();
        return Finish(terms, clusters, empty, options, links, reviews, previous, evidence?.Quality ?? Exact(clusters)) with { Model = evidence?.Model };
    }

    private static EvidenceFound? Weigh(PartyTerms terms, PartyGroups groups, ResolutionOptions options, List<IdentityLink> links, List<ReviewCase> reviews)
    {
        if (!options.Probabilistic || (terms.Parties.Count < LeastToLearnFrom && options.Model is null))
            return null;
        var evidence = Evidence.Apply(terms, groups, options);
        links.AddRange(evidence.Links);
        reviews.AddRange(evidence.Reviews);
        return evidence;
    }

    private static LinkageQuality Exact(List<int[]> clusters) =>
        LinkageQuality.Exact(clusters.Sum(cluster => cluster.Length), clusters.Count, clusters.Sum(cluster => (long)cluster.Length * (cluster.Length - 1) / 2));

    private static ResolutionResult Finish(
        PartyTerms terms, List<int[]> clusters, HashSet<int> empty, ResolutionOptions options,
        List<IdentityLink> links, List<ReviewCase> reviews, IReadOnlyList<KnownCustomer> previous, LinkageQuality quality)
    {
        var parties = clusters.ConvertAll(cluster => Array.ConvertAll(cluster, party => terms.Parties[party].Id));
        var names = StableIds.Name(parties, previous);
        var standings = Standings.Of(terms, clusters, empty);
        ResolvedCustomer[] customers =
        [
            .. clusters.Select((cluster, number) => new ResolvedCustomer(
                names[number].Id, names[number].Generation, parties[number], Standings.IdentifiersOf(cluster, terms, standings),
                GoldenRecords.Of(Array.ConvertAll(cluster, party => terms.Parties[party]), options)))
            .OrderBy(customer => customer.Id.Value, StringComparer.Ordinal),
        ];
        links.Sort((a, b) => (a.A.Value, a.B.Value).CompareTo((b.A.Value, b.B.Value)));
        return new(customers, links, CustomerEvents.Between(previous, customers, links), reviews, quality);
    }
}
