namespace CustomerJourney.Identity.Linkage;

/// <summary>Records grouped by each rule's keys; a pair belongs to the first rule that groups it, so each pair comes once and none is stored.</summary>
internal sealed class PairBlocks
{
    private const int Workers = 2;
    private const int StepBits = 8;

    private readonly RuleBlocks[] _rules;
    private readonly int[] _firsts;
    private readonly int[] _ruleOf;

    private PairBlocks(RuleBlocks[] rules)
    {
        _rules = rules;
        _firsts = new int[rules.Length + 1];
        for (var rule = 0; rule < rules.Length; rule++)
            _firsts[rule + 1] = _firsts[rule] + rules[rule].Count;
        _ruleOf = new int[(Count >> StepBits) + 1];
        for (int step = 0, rule = 0; step < _ruleOf.Length; step++)
        {
            while (rule < rules.Length - 1 && _firsts[rule + 1] <= step << StepBits)
                rule++;
            _ruleOf[step] = rule;
        }
    }

    /// <summary>How many blocks of two or more records there are.</summary>
    public int Count => _firsts[^1];

    /// <summary>Pairs in all blocks; a pair counts in each.</summary>
    public long Pairs => _rules.Sum(rule => rule.Pairs);

    /// <summary>A block; they come rule by rule.</summary>
    public Block this[int number]
    {
        get
        {
            var rule = _ruleOf[number >> StepBits]; // of the step's first block
            while (_firsts[rule + 1] <= number)
                rule++;
            return new(rule, _rules[rule][number - _firsts[rule]]);
        }
    }

    /// <summary>Groups all records by all rules.</summary>
    /// <param name="features">The records and their rules, the most telling first.</param>
    /// <param name="largest">Blocks larger than this are split.</param>
    public static PairBlocks Of(RecordFeatures features, int largest)
    {
        var perRule = new RuleBlocks[features.Rules.Count];
        var next = -1;
        Parallel.For(0, Workers, _ =>
        {
            var sorter = new KeySorter(features.Count);
            for (int rule; (rule = Interlocked.Increment(ref next)) < perRule.Length;)
                perRule[rule] = Of(features, features.Rules[rule], largest, sorter);
        });
        return new(perRule);
    }

    /// <summary>The same blocks without some rules: pairs that these yielded first now come from later rules, if any.</summary>
    public PairBlocks Without(IReadOnlySet<int> rules) =>
        rules.Count == 0 ? this : new([.. _rules.Where((_, rule) => !rules.Contains(rule))]);

    /// <summary>Whether an earlier rule yields the pair already.</summary>
    public bool IsKnown(int a, int b, int rule)
    {
        for (var earlier = 0; earlier < rule; earlier++)
        {
            if (_rules[earlier].Holds(a, b))
                return true;
        }

        return false;
    }

    private static RuleBlocks Of(RecordFeatures features, KeyRule rule, int largest, KeySorter sorter)
    {
        var blocks = new RuleBlocks(features.Count);
        var count = sorter.Take(rule, features.Count);
        var splitting = new Splitting(sorter, rule, features.IdHashes, largest, (start, length) => blocks.Add(sorter.Records.AsSpan(start, length)), representatives => blocks.AddRepresentatives(representatives));
        splitting.Split(0, count, 0);
        return blocks;
    }
}
