namespace CustomerJourney.Identity.Linkage;

/// <summary>A blocking key: records that agree in all parts are compared; blocks that come out too large are split by further columns.</summary>
/// <param name="Parts">What the key is made of.</param>
/// <param name="Splits">What splits too large blocks, in this order.</param>
internal sealed record KeyRule(IReadOnlyList<KeyColumn> Parts, IReadOnlyList<KeyColumn> Splits)
{
    private readonly int[][] _columns = [.. Parts.Select(part => part.Numbers)];

    /// <summary>What keys begin with.</summary>
    public const ulong Start = Multiplier;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The parts' names; of several rules of the same parts, with a number.</summary>
    public string Name { get; init; } = string.Join(" + ", Parts.Select(part => part.Name));

    /// <summary>A record's key; 0 when it lacks a part.</summary>
    public ulong KeyOf(int record)
    {
        var key = Start;
        foreach (var column in _columns)
        {
            var number = column[record];
            if (number == 0)
                return 0;
            key = Mix(key, number);
        }

        return key;
    }

    /// <summary>A key one split finer.</summary>
    public static ulong Mix(ulong key, int number)
    {
        key = (key ^ (uint)number) * Multiplier;
        key ^= key >> 29;
        key *= 0xBF58476D1CE4E5B9;
        return key ^ key >> 32;
    }
}
