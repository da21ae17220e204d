namespace CustomerJourney.Identity.Linkage;

/// <summary>Groups of two or more records that some evidence connects, each with its records and the pairs among them, in flat arrays.</summary>
internal sealed class Components
{
    private readonly int[] _recordStarts;
    private readonly int[] _records;
    private readonly int[] _pairStarts;
    private readonly int[] _pairs;

    private Components(int[] recordStarts, int[] records, int[] pairStarts, int[] pairs)
    {
        (_recordStarts, _records, _pairStarts, _pairs) = (recordStarts, records, pairStarts, pairs);
    }

    /// <summary>How many there are.</summary>
    public int Count => _recordStarts.Length - 1;

    /// <summary>A component's records, ascending.</summary>
    public ReadOnlySpan<int> Records(int component) => _records.AsSpan(_recordStarts[component].._recordStarts[component + 1]);

    /// <summary>Numbers of the scored pairs among them, ascending.</summary>
    public ReadOnlySpan<int> Pairs(int component) => _pairs.AsSpan(_pairStarts[component].._pairStarts[component + 1]);

    /// <summary>Groups records by roots; components come in the order of their second records.</summary>
    /// <param name="records">How many.</param>
    /// <param name="pairs">Scored pairs, sorted.</param>
    /// <param name="roots">Per record the smallest of its component.</param>
    public static Components Of(int records, ScoredPair[] pairs, int[] roots)
    {
        var componentOf = new int[records];
        Array.Fill(componentOf, -1);
        var count = 0;
        for (var record = 0; record < records; record++)
        {
            var root = roots[record];
            if (root != record && componentOf[root] < 0)
                componentOf[root] = count++;
            if (root != record)
                componentOf[record] = componentOf[root];
        }

        var (recordStarts, grouped) = Grouped(count, records, record => componentOf[record]);
        var (pairStarts, groupedPairs) = Grouped(count, pairs.Length, pair => roots[pairs[pair].A] == roots[pairs[pair].B] ? componentOf[pairs[pair].A] : -1);
        return new(recordStarts, grouped, pairStarts, groupedPairs);
    }

    // Counting sort; what has no group is left out.
    private static (int[] Starts, int[] Items) Grouped(int groups, int items, Func<int, int> groupOf)
    {
        var starts = new int[groups + 1];
        for (var item = 0; item < items; item++)
        {
            if (groupOf(item) is >= 0 and var group)
                starts[group + 1]++;
        }

        for (var group = 0; group < groups; group++)
            starts[group + 1] += starts[group];
        var grouped = new int[starts[groups]];
        var next = starts[..groups];
        for (var item = 0; item < items; item++)
        {
            if (groupOf(item) is >= 0 and var group)
                grouped[next[group]++] = item;
        }

        return (starts, grouped);
    }
}
