using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Gives clusters the ids they had: an id survives growth, a merge keeps the older, a split leaves it with the majority.</summary>
internal static class StableIds
{
    /// <summary>Names every cluster.</summary>
    /// <param name="clusters">Parties of each cluster, sorted; the first one founds it.</param>
    /// <param name="previous">The customers of the run before.</param>
    /// <param name="generation">That of customers founded now; null for the one after the latest before.</param>
    /// <returns>Id and generation per cluster.</returns>
    public static (CustomerId Id, int Generation)[] Name(IReadOnlyList<PartyId[]> clusters, IReadOnlyList<KnownCustomer> previous, int? generation)
    {
        var heirs = Heirs(clusters, previous);
        var used = previous.Select(known => known.Id.Value).ToHashSet();
        var now = generation ?? (previous.Count == 0 ? 1 : previous.Max(known => known.Generation) + 1);
        var names = new (CustomerId, int)[clusters.Count];
        for (var cluster = 0; cluster < clusters.Count; cluster++)
            names[cluster] = heirs.TryGetValue(cluster, out var oldest) ? (oldest.Id, oldest.Generation) : (Found(clusters[cluster][0], used), now);
        return names;
    }

    // Each known customer goes to the cluster with most of its parties; a cluster that gets several keeps the oldest.
    private static Dictionary<int, KnownCustomer> Heirs(IReadOnlyList<PartyId[]> clusters, IReadOnlyList<KnownCustomer> previous)
    {
        var clusterOf = new Dictionary<PartyId, int>();
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var party in clusters[cluster])
                clusterOf[party] = cluster;
        }

        var heirs = new Dictionary<int, KnownCustomer>();
        foreach (var known in previous)
        {
            var largest = known.Parties.Where(clusterOf.ContainsKey).CountBy(party => clusterOf[party])
                .OrderByDescending(count => count.Value).ThenBy(count => clusters[count.Key][0].Value, StringComparer.Ordinal).FirstOrDefault();
            if (largest.Value > 0 && (!heirs.TryGetValue(largest.Key, out var other) || IsOlder(known, other)))
                heirs[largest.Key] = known;
        }

        return heirs;
    }

    private static bool IsOlder(KnownCustomer a, KnownCustomer b) =>
        a.Generation != b.Generation ? a.Generation < b.Generation
        : a.Parties.Count != b.Parties.Count ? a.Parties.Count > b.Parties.Count
        : string.CompareOrdinal(a.Id.Value, b.Id.Value) < 0;

    private static CustomerId Found(PartyId founder, HashSet<string> used)
    {
        for (var attempt = 0; ; attempt++)
        {
            var text = attempt == 0 ? founder.Value : string.Create(CultureInfo.InvariantCulture, $"{founder.Value}\n{attempt}");
            var id = $"customer:{XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(text)) >> 40:x22}";
            if (used.Add(id))
                return new CustomerId(id);
        }
    }
}
