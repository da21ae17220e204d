namespace CustomerJourney.Identity.Linkage;

/// <summary>Records grouped by each rule's keys; a pair belongs to the first rule that groups it, so each pair comes once and none is stored.</summary>
internal sealed class PairBlocks
{
    private readonly int _rules;
    private readonly int[] _blockOf;

    private PairBlocks(int rules, int[] blockOf, List<Block> blocks)
    {
        (_rules, _blockOf, Blocks) = (rules, blockOf, blocks);
    }

    /// <summary>The blocks of two or more records.</summary>
    public List<Block> Blocks { get; }

    /// <summary>Groups all records by all rules.</summary>
    /// <param name="features">The records and their rules, the most telling first.</param>
    /// <param name="largest">Blocks larger than this are split.</param>
    public static PairBlocks Of(RecordFeatures features, int largest)
    {
        var (records, rules) = (features.Count, features.Rules);
        var blockOf = new int[(long)records * rules.Count];
        var perRule = new List<Block>[rules.Count];
        Parallel.For(0, rules.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, rule =>
        {
            perRule[rule] = [];
            var sorter = new KeySorter(records);
            var count = sorter.Take(records, rules[rule].KeyOf);
            var splitting = new Splitting(sorter, rules[rule], features.IdHashes, largest,
                (start, length) => Keep(sorter, start, length, rule, rules.Count, blockOf, perRule[rule]),
                representatives => perRule[rule].Add(new(rule, representatives)));
            splitting.Split(0, count, 0);
        });
        return new(rules.Count, blockOf, [.. perRule.SelectMany(blocks => blocks)]);
    }

    /// <summary>Whether an earlier rule yields the pair already.</summary>
    public bool IsKnown(int a, int b, int rule)
    {
        var x = _blockOf.AsSpan(a * _rules, rule);
        var y = _blockOf.AsSpan(b * _rules, rule);
        for (var earlier = 0; earlier < x.Length; earlier++)
        {
            if (x[earlier] == y[earlier] && x[earlier] != 0)
                return true;
        }

        return false;
    }

    private static void Keep(KeySorter sorter, int start, int length, int rule, int rules, int[] blockOf, List<Block> blocks)
    {
        var records = sorter.Records.AsSpan(start, length).ToArray();
        Array.Sort(records);
        blocks.Add(new(rule, records));
        foreach (var record in records)
            blockOf[record * rules + rule] = blocks.Count;
    }
}
