namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// Splits too large blocks: by the rule's further columns, then by a hash of the record's id, where one record of each part stands for it among the other parts.
/// Which block a record comes to depends only on who else is there, not on any order; <see cref="KeyTree"/> does the same record by record.
/// </summary>
internal sealed class Splitting(KeySorter sorter, KeyRule rule, ulong[] idHashes, int largest, Action<int, int> keep, Action<int[]> keepRepresentatives)
{
    private const int HashParts = 16;
    private const int PartBits = 4;

    /// <summary>The number of a record's part in a block that no column splits.</summary>
    public static int PartOf(ulong idHash, int depth) => (int)(idHash >> depth * PartBits) & (1 << PartBits) - 1;

    /// <summary>How often a block can be split by id.</summary>
    public static int MostHashSplits => HashParts;

    /// <summary>Goes over a range sorted by key, block by block.</summary>
    public void Split(int start, int end, int depth)
    {
        for (var from = start; from < end;)
        {
            var to = EndOf(from, end);
            if (to - from > largest && depth < rule.Splits.Count + HashParts)
                Refine(from, to, depth);
            else if (to - from > 1)
                keep(from, to - from);
            from = to;
        }
    }

    private void Refine(int from, int to, int depth)
    {
        for (var i = from; i < to; i++)
        {
            var record = sorter.Records[i];
            var part = depth < rule.Splits.Count ? rule.Splits[depth].Numbers[record] : PartOf(idHashes[record], depth - rule.Splits.Count);
            sorter.Keys[i] = KeyRule.Mix(sorter.Keys[i], part);
        }

        Array.Sort(sorter.Keys, sorter.Records, from, to - from);
        if (depth >= rule.Splits.Count)
            KeepRepresentatives(from, to);
        Split(from, to, depth + 1);
    }

    private void KeepRepresentatives(int from, int to)
    {
        var representatives = new List<int>();
        while (from < to)
        {
            var end = EndOf(from, to);
            representatives.Add(sorter.Records.AsSpan(from, end - from).ToArray().MinBy(record => (idHashes[record], record)));
            from = end;
        }

        if (representatives.Count < 2)
            return;
        representatives.Sort();
        keepRepresentatives([.. representatives]);
    }

    private int EndOf(int from, int end)
    {
        var to = from + 1;
        while (to < end && sorter.Keys[to] == sorter.Keys[from])
            to++;
        return to;
    }
}
