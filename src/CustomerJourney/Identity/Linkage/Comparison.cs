namespace CustomerJourney.Identity.Linkage;

/// <summary>Compares one aspect of two records, given as rows of term numbers, and answers with one or more levels, four bits each.</summary>
internal abstract class Comparison(string name)
{
    /// <summary>What explanations call it, one name per level.</summary>
    public virtual IReadOnlyList<string> Names { get; } = [name];

    /// <summary>Where its numbers begin in a row.</summary>
    public int Slot { get; set; }

    /// <summary>Where its signs begin in a row.</summary>
    public int SignSlot { get; set; }

    /// <summary>Where its levels begin in a pattern.</summary>
    public int Place { get; set; }

    /// <summary>A small number that tells its entries in a <see cref="LevelCache"/> from others'.</summary>
    public ulong Space => (ulong)Place;

    /// <summary>The columns it looks at, in the order of its slots.</summary>
    public abstract IReadOnlyList<int[]> Columns { get; }

    /// <summary>Signs of its values (<see cref="TextSigns"/>), which stand in a row too, in this order; made when asked for, as only packing needs them.</summary>
    public virtual IEnumerable<SignColumn> Signs() => [];

    /// <summary>Per name the column in which equal numbers, and they alone, give a level of exact agreement; -1 where other columns can.</summary>
    public virtual IReadOnlyList<int> ExactColumns => [0];

    /// <summary>How likely each level is for two records of one person, before anything is learned; one row per name.</summary>
    public abstract IReadOnlyList<double[]> Expected { get; }

    /// <summary>Per name, whether people of one household tend to agree in it.</summary>
    public virtual IReadOnlyList<bool> IsHousehold { get; } = [false];

    /// <summary>The level up to which related things tend to be alike too, where the rest tells them apart; <see cref="Levels.Missing"/> where none does.</summary>
    public virtual int RelatedUpTo => Levels.Missing;

    /// <summary>Whether it alone tells one thing from another, so that what a match is hangs on it: how matches agree in it is known beforehand, for EM would drift to what is near.</summary>
    public virtual bool IsAnchor => false;

    /// <summary>Per name, how many record pairs agree exactly at each level and how many are missing: what exact u is computed from; null where levels are not of that kind.</summary>
    public virtual double[]? ExactPairs(int place) => null;

    /// <summary>The levels of two records, the first in the lowest bits.</summary>
    public abstract ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache);

    /// <summary>Pairs that agree in each value of a column, by level: Σ c(c−1)/2.</summary>
    protected static double[] PairsByLevel(int[] counts, byte[] levels)
    {
        var pairs = new double[Levels.Count];
        for (var number = 1; number < counts.Length; number++)
            pairs[levels[number]] += (double)counts[number] * (counts[number] - 1) / 2;
        return pairs;
    }

    /// <summary>A first guess of m: some weight for exact agreement, spread by how many records have values of each rarity.</summary>
    protected static double[] Guess(double exact, int[] counts, byte[] levels, params (int Level, double Share)[] others)
    {
        var guess = new double[Levels.Count];
        double present = 0;
        for (var number = 1; number < counts.Length; number++)
        {
            guess[levels[number]] += counts[number];
            present += counts[number];
        }

        for (var level = Levels.Exact; level < Levels.Count; level++)
            guess[level] = present > 0 ? guess[level] / present * exact : 0;
        foreach (var (level, share) in others)
            guess[level] += share;
        guess[Levels.Differs] += Math.Max(0.005, 1 - guess.Sum());
        return guess;
    }
}
