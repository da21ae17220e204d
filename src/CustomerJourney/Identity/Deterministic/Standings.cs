using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Deterministic;

/// <summary>Finds whether an identifier is one customer's own.</summary>
internal static class Standings
{
    /// <summary>The standing of every identifier, by its number.</summary>
    public static IdentifierStanding[] Of(PartyTerms terms, List<int[]> clusters, HashSet<int> empty)
    {
        var standings = new IdentifierStanding[terms.Meanings.Count];
        var owner = new int[terms.Meanings.Count];
        Array.Fill(owner, -1);
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var id in clusters[cluster].SelectMany(party => terms.Identifiers[party]))
            {
                if (owner[id] >= 0 && owner[id] != cluster)
                    standings[id] = IdentifierStanding.Shared;
                owner[id] = cluster;
            }
        }

        foreach (var id in empty)
            standings[id] = IdentifierStanding.Void;
        return standings;
    }

    /// <summary>A cluster's identifiers with their standing.</summary>
    public static List<CustomerIdentifier> IdentifiersOf(int[] cluster, PartyTerms terms, IdentifierStanding[] standings) =>
        [.. cluster.SelectMany(party => terms.Identifiers[party]).Distinct()
            .Select(id => new CustomerIdentifier(new Identifier(terms.Meanings[id].Kind, terms.Meanings[id].Value), standings[id]))
            .OrderBy(entry => entry.Identifier.Kind, StringComparer.Ordinal).ThenBy(entry => entry.Identifier.Value, StringComparer.Ordinal)];
}
