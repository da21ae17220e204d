namespace CustomerJourney.Identity.Linkage;

/// <summary>How records of one frozen model are keyed: the columns that keys and splits are made of, each once, and which of them each rule takes.</summary>
internal sealed class IndexSchema
{
    private readonly int[][] _parts;
    private readonly int[][] _splits;

    /// <summary>Takes the rules of any table under the model; they are the same for all tables that have its columns.</summary>
    public IndexSchema(IReadOnlyList<KeyRule> rules)
    {
        var columns = ColumnsOf(rules);
        int[] Places(IReadOnlyList<KeyColumn> of) => [.. of.Select(column => columns.FindIndex(known => ReferenceEquals(known, column)))];
        (_parts, _splits, Columns) = ([.. rules.Select(rule => Places(rule.Parts))], [.. rules.Select(rule => Places(rule.Splits))], columns.Count);
    }

    /// <summary>How many rules there are.</summary>
    public int Rules => _parts.Length;

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>How many columns split a rule's blocks.</summary>
    public int SplitsOf(int rule) => _splits[rule].Length;

    /// <summary>A record's numbers in the columns.</summary>
    public static int[] NumbersOf(List<KeyColumn> columns, int record) => [.. columns.Select(column => column.Numbers[record])];

    /// <summary>The columns of some rules, in the order in which a schema numbers them.</summary>
    public static List<KeyColumn> ColumnsOf(IReadOnlyList<KeyRule> rules) => [.. rules.SelectMany(rule => rule.Parts.Concat(rule.Splits)).Distinct(ReferenceEqualityComparer.Instance).Cast<KeyColumn>()];

    /// <summary>A record's key by a rule; 0 when it lacks a part.</summary>
    public ulong KeyOf(int rule, int[] numbers)
    {
        var key = KeyRule.Start;
        foreach (var part in _parts[rule])
        {
            if (numbers[part] == 0)
                return 0;
            key = KeyRule.Mix(key, numbers[part]);
        }

        return KeySorter.Lower(key);
    }

    /// <summary>A record's part in a too large block.</summary>
    public int PartOf(int rule, int[] numbers, ulong idHash, int depth) =>
        depth < _splits[rule].Length ? numbers[_splits[rule][depth]] : Splitting.PartOf(idHash, depth - _splits[rule].Length);
}
