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

        var keyed = KeyedParties.Of(sorted, options, decisions, terms => SharedValues.Void(terms, options));
        var evidence = options.Probabilistic && (sorted.Length >= LeastToLearnFrom || options.Model is not null) ? Evidence.Apply(keyed, options) : null;
        return Finish(keyed, options, previous, null, evidence?.Quality) with { Model = evidence?.Model };
    }

    /// <summary>Names the groups as they are now, with their golden records, and tells what changed.</summary>
    /// <param name="keyed">The groups, evidence weighed or not.</param>
    /// <param name="options">Survivorship.</param>
    /// <param name="previous">The customers before.</param>
    /// <param name="generation">That of customers founded now; null for the one after the latest before.</param>
    /// <param name="quality">As estimated; null when nothing was weighed.</param>
    internal static ResolutionResult Finish(KeyedParties keyed, ResolutionOptions options, IReadOnlyList<KnownCustomer> previous, int? generation, LinkageQuality? quality)
    {
        var (terms, groups, empty, links, reviews) = keyed;
        var clusters = Enumerable.Range(0, terms.Parties.Count).GroupBy(groups.Find).Select(group => group.ToArray()).ToList();
        var parties = clusters.ConvertAll(cluster => Array.ConvertAll(cluster, party => terms.Parties[party].Id));
        var names = StableIds.Name(parties, previous, generation);
        var standings = Standings.Of(terms, clusters, empty);
        ResolvedCustomer[] customers =
        [
            .. clusters.Select((cluster, number) => new ResolvedCustomer(
                names[number].Id, names[number].Generation, parties[number], Standings.IdentifiersOf(cluster, terms, standings),
                GoldenRecords.Of(Array.ConvertAll(cluster, party => terms.Parties[party]), options)))
            .OrderBy(customer => customer.Id.Value, StringComparer.Ordinal),
        ];
        links.Sort((a, b) => (a.A.Value, a.B.Value).CompareTo((b.A.Value, b.B.Value)));
        return new(customers, links, CustomerEvents.Between(previous, customers, links), reviews, quality ?? Exact(clusters))
        {
            DummyBirthDates = [.. terms.Birth.Where(empty.Contains).Distinct().Select(birth => terms.Meanings[birth].Value).Order(StringComparer.Ordinal)],
        };
    }

    private static LinkageQuality Exact(List<int[]> clusters) =>
        LinkageQuality.Exact(clusters.Sum(cluster => cluster.Length), clusters.Count, clusters.Sum(cluster => (long)cluster.Length * (cluster.Length - 1) / 2));
}
