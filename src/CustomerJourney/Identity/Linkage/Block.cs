namespace CustomerJourney.Identity.Linkage;

/// <summary>Records of one key.</summary>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Records">The records, ascending.</param>
internal readonly record struct Block(int Rule, int[] Records)
{
    /// <summary>Pairs in the block.</summary>
    public long Pairs => (long)Records.Length * (Records.Length - 1) / 2;
}
