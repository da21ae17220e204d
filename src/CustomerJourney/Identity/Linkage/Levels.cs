namespace CustomerJourney.Identity.Linkage;

/// <summary>What a comparison can find, in four bits: nothing to compare, ways to differ, ways to be alike, and agreement by how rare the value is.</summary>
internal static class Levels
{
    public const int Bits = 4;
    public const int Count = 16;
    public const int Missing = 0;
    public const int Differs = 1;

    /// <summary>The first level of exact agreement (values every sixteenth record or more has); the last is for the rarest.</summary>
    public const int Exact = 9;

    private static readonly double[] RarityBits = [4, 6, 8, 10, 12, 14.5];

    /// <summary>Level of agreement in a value.</summary>
    /// <param name="count">Records that have it.</param>
    /// <param name="present">Records that have any.</param>
    public static int ExactLevel(int count, int present)
    {
        var bits = Math.Log2((double)present / Math.Max(1, count));
        var level = Exact;
        foreach (var limit in RarityBits)
            level += bits >= limit ? 1 : 0;
        return level;
    }

    /// <summary>The level a packed pattern has at a place.</summary>
    public static int At(ulong pattern, int place) => (int)(pattern >> place * Bits) & Count - 1;
}
