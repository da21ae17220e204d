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
    /// <param name="records">How many records there are.</param>
    /// <param name="rules">The rules, the most telling first.</param>
    /// <param name="largest">Blocks larger than this are split.</param>
    public static PairBlocks Of(int records, IReadOnlyList<KeyRule> rules, int largest)
    {
        var blockOf = new int[(long)records * rules.Count];
        var perRule = new List<Block>[rules.Count];
        Parallel.For(0, rules.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, rule =>
        {
            perRule[rule] = [];
            var sorter = new KeySorter(records);
            var count = sorter.Take(records, rules[rule].KeyOf);
            Split(sorter, 0, count, rules[rule], 0, largest, (start, length) => Keep(sorter, start, length, rule, rules.Count, blockOf, perRule[rule]));
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

    private static void Split(KeySorter sorter, int start, int end, KeyRule rule, int depth, int largest, Action<int, int> keep)
    {
        for (var from = start; from < end;)
        {
            var to = from + 1;
            while (to < end && sorter.Keys[to] == sorter.Keys[from])
                to++;
            if (to - from > largest)
                Refine(sorter, from, to, rule, depth, largest, keep);
            else if (to - from > 1)
                keep(from, to - from);
            from = to;
        }
    }

    private static void Refine(KeySorter sorter, int from, int to, KeyRule rule, int depth, int largest, Action<int, int> keep)
    {
        if (depth == rule.Splits.Count)
        {
            // Alike in everything that could split them: neighbours in record order stand for the rest.
            Array.Sort(sorter.Records, from, to - from);
            for (; from < to; from += largest)
                keep(from, Math.Min(largest, to - from));
            return;
        }

        var split = rule.Splits[depth].Numbers;
        for (var i = from; i < to; i++)
            sorter.Keys[i] = KeyRule.Mix(sorter.Keys[i], split[sorter.Records[i]]);
        Array.Sort(sorter.Keys, sorter.Records, from, to - from);
        Split(sorter, from, to, rule, depth + 1, largest, keep);
    }
}
