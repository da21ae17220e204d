namespace CustomerJourney.Identity.Attribution;

/// <summary>Which values each row has, as two arrays: row r has <c>Values[Offsets[r]..Offsets[r + 1]]</c>.</summary>
/// <param name="Offsets">One more than there are rows, ascending from 0.</param>
/// <param name="Values">The rows' values one after the other.</param>
public readonly record struct Incidence(int[] Offsets, int[] Values)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Offsets.Length - 1;

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<int> this[int row] => Values.AsSpan(Offsets[row]..Offsets[row + 1]);

    /// <summary>Sorts pairs (row, value) into rows; a pair that comes twice counts once.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pairs">Pairs in any order; a row's values keep it.</param>
    public static Incidence Of(int rows, IReadOnlyList<(int Row, int Value)> pairs)
    {
        var offsets = new int[rows + 1];
        foreach (var (row, _) in pairs)
            offsets[row + 1]++;
        for (var row = 0; row < rows; row++)
            offsets[row + 1] += offsets[row];
        var (values, next) = (new int[pairs.Count], offsets[..^1].ToArray());
        foreach (var (row, value) in pairs)
            values[next[row]++] = value;
        return Distinct(new Incidence(offsets, values));
    }

    private static Incidence Distinct(Incidence all)
    {
        var (offsets, kept) = (new int[all.Offsets.Length], 0);
        for (var row = 0; row < all.Rows; row++)
        {
            foreach (var value in all[row])
            {
                if (!all.Values.AsSpan(offsets[row]..kept).Contains(value))
                    all.Values[kept++] = value;
            }

            offsets[row + 1] = kept;
        }

        return new Incidence(offsets, all.Values[..kept]);
    }
}
