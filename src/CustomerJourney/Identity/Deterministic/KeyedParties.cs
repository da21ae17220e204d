using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Deterministic;

/// <summary>Parties as stewards and keys group them, before evidence is weighed.</summary>
/// <param name="Terms">The parties in columns, by id.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Empty">Numbers of values that say nothing.</param>
/// <param name="Links">A link for every join.</param>
/// <param name="Reviews">A case for every clash.</param>
internal sealed record KeyedParties(PartyTerms Terms, PartyGroups Groups, HashSet<int> Empty, List<IdentityLink> Links, List<ReviewCase> Reviews)
{
    /// <summary>Groups parties.</summary>
    /// <param name="parties">By id, each once.</param>
    /// <param name="options">The keys.</param>
    /// <param name="decisions">What stewards said.</param>
    /// <param name="emptyOf">Finds the values that say nothing.</param>
    public static KeyedParties Of(PartyRecord[] parties, ResolutionOptions options, IReadOnlyList<StewardDecision> decisions, Func<PartyTerms, HashSet<int>> emptyOf)
    {
        var terms = PartyTerms.Of(parties);
        var empty = emptyOf(terms);
        var groups = new PartyGroups(terms, options.GovernedKinds);
        var links = StewardWords.Apply(decisions, terms, groups);
        var (ruleLinks, reviews) = CompoundKeys.Apply(terms, groups, empty, options);
        links.AddRange(ruleLinks);
        return new(terms, groups, empty, links, reviews);
    }
}
