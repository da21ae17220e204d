namespace CustomerJourney.Identity.Linkage;

/// <summary>Average-link clustering inside connected components: two groups join while the mean evidence over all their pairs speaks for it.</summary>
internal static class Clustering
{
    /// <summary>Clusters records.</summary>
    /// <param name="records">How many.</param>
    /// <param name="pairs">Scored pairs, sorted.</param>
    /// <param name="options">Limits.</param>
    /// <param name="bitsOf">Evidence of a pair that blocking did not bring together; used in small components.</param>
    /// <returns>Per record the smallest record of its cluster, and every join.</returns>
    public static (int[] ClusterOf, List<GroupJoin> Joins) Cluster(int records, ScoredPair[] pairs, ClusteringOptions options, Func<int, int, double> bitsOf)
    {
        var cluster = Enumerable.Range(0, records).ToArray();
        var joins = new List<GroupJoin>();
        foreach (var component in Components(records, pairs, options))
            new ComponentClustering(component, pairs, options, bitsOf).Run(cluster, joins);
        return (cluster, joins);
    }

    // Components over pairs that speak for a link, each with the range of all its pairs.
    private static IEnumerable<Component> Components(int records, ScoredPair[] pairs, ClusteringOptions options)
    {
        var parent = Enumerable.Range(0, records).ToArray();
        foreach (var pair in pairs)
        {
            if (pair.Bits >= options.ConnectBits)
                Union(parent, pair.A, pair.B);
        }

        JoinBeforehand(parent, options.Joined);

        var members = new Dictionary<int, Component>();
        for (var record = 0; record < records; record++)
        {
            var root = Find(parent, record);
            if (root != record)
                (members.TryGetValue(root, out var component) ? component : members[root] = new([root], [])).Records.Add(record);
        }

        for (var number = 0; number < pairs.Length; number++)
        {
            if (members.TryGetValue(Find(parent, pairs[number].A), out var component) && Find(parent, pairs[number].B) == Find(parent, pairs[number].A))
                component.Pairs.Add(number);
        }

        return members.Values;
    }

    private static void JoinBeforehand(int[] parent, int[]? joined)
    {
        if (joined is null)
            return;
        var first = new Dictionary<int, int>();
        for (var record = 0; record < joined.Length; record++)
        {
            if (!first.TryAdd(joined[record], record))
                Union(parent, first[joined[record]], record);
        }
    }

    private static int Find(int[] parent, int record)
    {
        while (parent[record] != record)
            record = parent[record] = parent[parent[record]];
        return record;
    }

    private static void Union(int[] parent, int a, int b)
    {
        (a, b) = (Find(parent, a), Find(parent, b));
        if (a != b)
            parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
