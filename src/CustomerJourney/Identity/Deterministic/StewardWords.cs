namespace CustomerJourney.Identity.Deterministic;

/// <summary>Applies what stewards said before any rule speaks.</summary>
internal static class StewardWords
{
    /// <summary>Parts and joins; of two words on one pair the later counts, and a parting beats joins that would undo it.</summary>
    public static List<IdentityLink> Apply(IReadOnlyList<StewardDecision> decisions, PartyTerms terms, PartyGroups groups)
    {
        var index = terms.Parties.Select((party, number) => (party.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        var latest = decisions.Where(word => index.ContainsKey(word.A) && index.ContainsKey(word.B) && word.A != word.B)
            .GroupBy(word => PartyOrder.Sorted(word.A, word.B))
            .Select(words => words.MaxBy(word => word.At)!)
            .OrderByDescending(word => word.At).ThenBy(word => word.A.Value, StringComparer.Ordinal).ThenBy(word => word.B.Value, StringComparer.Ordinal).ToList();
        foreach (var word in latest.Where(word => word.Verdict == StewardVerdict.Different))
            groups.Forbid(index[word.A], index[word.B]);
        var links = new List<IdentityLink>();
        foreach (var word in latest.Where(word => word.Verdict == StewardVerdict.Same))
        {
            var (a, b) = (index[word.A], index[word.B]);
            if (groups.IsForbidden(a, b))
                continue;
            groups.Join(a, b);
            var (first, second) = PartyOrder.Sorted(word.A, word.B);
            links.Add(new(first, second, IdentityLinkKind.Steward, word.Reason, double.PositiveInfinity));
        }

        return links;
    }
}
