namespace CustomerJourney.Identity.Linkage;

/// <summary>Average-link clustering inside connected components: two groups join while the mean evidence over all their pairs speaks for it.</summary>
internal static class Clustering
{
    private const int ComponentsATurn = 1024;

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
        var components = ComponentsOf(records, pairs, options);
        Cluster(components, 0, components.Count, pairs, options, bitsOf, cluster, joins);
        return (cluster, joins);
    }

    /// <summary>The same by several workers, as no component looks at another; for limits that any thread may ask.</summary>
    /// <param name="records">How many.</param>
    /// <param name="pairs">Scored pairs, sorted.</param>
    /// <param name="options">Limits.</param>
    /// <param name="bitsOf">A worker's own way to the evidence of a pair.</param>
    /// <param name="workers">How many.</param>
    public static (int[] ClusterOf, List<GroupJoin> Joins) Cluster(int records, ScoredPair[] pairs, ClusteringOptions options, Func<int, Func<int, int, double>> bitsOf, int workers)
    {
        var cluster = Enumerable.Range(0, records).ToArray();
        var components = ComponentsOf(records, pairs, options);
        var turns = new List<GroupJoin>[components.Count / ComponentsATurn + 1];
        var next = -1;
        Parallel.For(0, workers, worker =>
        {
            var bits = bitsOf(worker);
            for (int turn; (turn = Interlocked.Increment(ref next)) < turns.Length;)
                Cluster(components, turn * ComponentsATurn, Math.Min(components.Count, (turn + 1) * ComponentsATurn), pairs, options, bits, cluster, turns[turn] = []);
        });
        return (cluster, [.. turns.SelectMany(joins => joins)]);
    }

    private static void Cluster(Components components, int from, int to, ScoredPair[] pairs, ClusteringOptions options, Func<int, int, double> bitsOf, int[] cluster, List<GroupJoin> joins)
    {
        for (var number = from; number < to; number++)
        {
            var members = components.Records(number);
            if (members.Length == 2 && options.Joined is null)
                Decide(members[0], members[1], pairs[components.Pairs(number)[0]].Bits, options, cluster, joins);
            else
                new ComponentClustering(members, components.Pairs(number), pairs, options, bitsOf).Run(cluster, joins);
        }
    }

    /// <summary>What pairs that speak for a link connect, and what was joined beforehand: clusters never reach beyond.</summary>
    public static Components ComponentsOf(int records, ScoredPair[] pairs, ClusteringOptions options) => Components.Of(records, pairs, Roots(records, pairs, options));

    // What clustering comes to where two records are alone with each other, as most are.
    private static void Decide(int a, int b, double bits, ClusteringOptions options, int[] cluster, List<GroupJoin> joins)
    {
        bits = Math.Clamp(bits, -options.MostBits, options.MostBits);
        if (bits <= options.ThresholdBits || !options.MayJoin([a], [b]))
            return;
        cluster[b] = a;
        joins.Add(new(a, b, bits, 1));
    }

    // Per record the smallest of those that pairs which speak for a link connect it with.
    private static int[] Roots(int records, ScoredPair[] pairs, ClusteringOptions options)
    {
        var parent = Enumerable.Range(0, records).ToArray();
        foreach (var pair in pairs)
        {
            if (pair.Bits >= options.ConnectBits)
                Union(parent, pair.A, pair.B);
        }

        JoinBeforehand(parent, options.Joined);
        for (var record = 0; record < records; record++)
            parent[record] = Find(parent, record);
        return parent;
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
