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

    /// <summary>Values that at most so many records have are the rarest.</summary>
    private const int RarestCount = 3;

    private const double FrequentBits = 4;

    /// <summary>Level of agreement in a value: the rarest values at the top, then in even steps of log frequency that span any table's size.</summary>
    /// <param name="count">Records that have it.</param>
    /// <param name="present">Records that have any.</param>
    public static int ExactLevel(int count, int present)
    {
        const int Steps = Count - 1 - Exact;
        if (count <= RarestCount)
            return Count - 1;
        var step = Math.Max(1, (Math.Log2(Math.Max(2, present)) - FrequentBits) / Steps);
        return Math.Max(Exact, Count - 1 - (int)Math.Ceiling(Math.Log2((double)count / RarestCount) / step));
    }

    /// <summary>The level a packed pattern has at a place.</summary>
    public static int At(ulong pattern, int place) => (int)(pattern >> place * Bits) & Count - 1;
}
