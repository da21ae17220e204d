using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Deterministic;

/// <summary>The deterministic layer: union-find over compound exact keys, with conflict checks.</summary>
internal static class CompoundKeys
{
    private const int MostRepresentatives = 8;

    /// <summary>Joins what the rules say and nothing speaks against.</summary>
    /// <returns>A link for every union, and a review for every clash.</returns>
    public static (List<IdentityLink> Links, List<ReviewCase> Reviews) Apply(PartyTerms terms, PartyGroups groups, HashSet<int> empty, ResolutionOptions options)
    {
        var links = new List<IdentityLink>();
        var reviews = new List<ReviewCase>();
        foreach (var rule in options.Rules)
        {
            var representatives = new Dictionary<UInt128, List<int>>();
            for (var party = 0; party < terms.Parties.Count; party++)
            {
                if (rule.Sources is null || rule.Sources.Contains(terms.Parties[party].Source))
                    Take(party, rule, terms, groups, empty, representatives, links, reviews);
            }
        }

        return (links, reviews);
    }

    private static void Take(
        int party, DeterministicRule rule, PartyTerms terms, PartyGroups groups, HashSet<int> empty,
        Dictionary<UInt128, List<int>> representatives, List<IdentityLink> links, List<ReviewCase> reviews)
    {
        foreach (var key in KeysOf(party, rule, terms, empty))
        {
            if (!representatives.TryGetValue(key, out var others))
            {
                representatives.Add(key, [party]);
                continue;
            }

            string? clash = null;
            foreach (var other in others)
            {
                if (groups.Find(other) == groups.Find(party) || (clash = groups.ClashOf(other, party)) is null)
                {
                    Link(other, party, rule, terms, groups, links);
                    clash = null;
                    break;
                }
            }

            if (clash is null)
                continue;
            reviews.Add(Review(others[0], party, rule, clash, terms));
            if (others.Count < MostRepresentatives)
                others.Add(party);
        }
    }

    private static void Link(int a, int b, DeterministicRule rule, PartyTerms terms, PartyGroups groups, List<IdentityLink> links)
    {
        if (groups.Find(a) == groups.Find(b))
            return;
        groups.Join(a, b);
        var (first, second) = PartyOrder.Sorted(terms.Parties[a].Id, terms.Parties[b].Id);
        links.Add(new(first, second, IdentityLinkKind.Rule, rule.Name, double.PositiveInfinity));
    }

    private static ReviewCase Review(int a, int b, DeterministicRule rule, string clash, PartyTerms terms)
    {
        var (first, second) = PartyOrder.Sorted(terms.Parties[a].Id, terms.Parties[b].Id);
        return new(ReviewKind.Conflict, first, second, $"{rule.Name}: {clash}", 0);
    }

    private static List<UInt128> KeysOf(int party, DeterministicRule rule, PartyTerms terms, HashSet<int> empty)
    {
        List<UInt128> keys = [0];
        foreach (var part in rule.Parts)
        {
            var values = ValuesOf(party, part, terms, empty);
            if (values.Count == 0)
                return [];
            keys = [.. from key in keys from value in values select Combine(key, value)];
        }

        return keys;
    }

    private static List<int> ValuesOf(int party, string part, PartyTerms terms, HashSet<int> empty)
    {
        if (terms.Field(part) is { } column)
            return column[party] > 0 && !empty.Contains(column[party]) ? [column[party]] : [];
        return [.. terms.Identifiers[party].Where(id => terms.Meanings[id].Kind == part && !empty.Contains(id))];
    }

    private static UInt128 Combine(UInt128 key, int value)
    {
        Span<UInt128> bytes = [key, (UInt128)(uint)value];
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(bytes));
    }
}
