namespace CustomerJourney.Identity.Linkage;

/// <summary>Signs that stand in the rows of records.</summary>
/// <param name="Terms">Per record the number of its value.</param>
/// <param name="Signs">Per number the sign.</param>
internal readonly record struct SignColumn(int[] Terms, int[] Signs)
{
    /// <summary>Signs of 64 bits, as two columns.</summary>
    public static IEnumerable<SignColumn> Both(int[] terms, ulong[] signs) =>
        [new(terms, Array.ConvertAll(signs, sign => (int)sign)), new(terms, Array.ConvertAll(signs, sign => (int)(sign >> 32)))];

    /// <summary>The 64 bits that <see cref="Both"/> put into a row.</summary>
    public static ulong Joined(ReadOnlySpan<int> row, int slot) => (uint)row[slot] | (ulong)(uint)row[slot + 1] << 32;
}
