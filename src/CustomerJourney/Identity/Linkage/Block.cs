namespace CustomerJourney.Identity.Linkage;

/// <summary>Records of one key.</summary>
/// <param name="rule">Number of the rule.</param>
/// <param name="records">The records, ascending.</param>
internal readonly ref struct Block(int rule, ReadOnlySpan<int> records)
{
    /// <summary>Number of the rule.</summary>
    public int Rule { get; } = rule;

    /// <summary>The records, ascending.</summary>
    public ReadOnlySpan<int> Records { get; } = records;

    /// <summary>Pairs in the block.</summary>
    public long Pairs => PairsOf(Records.Length);

    /// <summary>Pairs among so many records.</summary>
    public static long PairsOf(long records) => records * (records - 1) / 2;
}
