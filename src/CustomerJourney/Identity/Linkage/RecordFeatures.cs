namespace CustomerJourney.Identity.Linkage;

/// <summary>Records made ready: rows of term numbers, the comparisons over them, and the rules that bring pairs together.</summary>
internal sealed class RecordFeatures
{
    /// <summary>How many records there are.</summary>
    public required int Count { get; init; }

    /// <summary>Numbers per row.</summary>
    public required int Width { get; init; }

    /// <summary>All rows, one after the other.</summary>
    public required int[] Rows { get; init; }

    /// <summary>The comparisons, in the order of their places.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>The blocking rules.</summary>
    public required IReadOnlyList<KeyRule> Rules { get; init; }

    /// <summary>Per record the number of its source; null when there are none.</summary>
    public required int[]? Sources { get; init; }

    /// <summary>Per record a hash of its id.</summary>
    public required ulong[] IdHashes { get; init; }

    /// <summary>Whether pairs lie between exactly two sources, each free of copies.</summary>
    public required bool LinksTwoSources { get; init; }

    /// <summary>Whether the table is so small that all pairs are compared.</summary>
    public bool ComparesAll => Rules is [{ Splits.Count: 0 }];

    /// <summary>Levels in a pattern.</summary>
    public int Places => Comparisons.Sum(comparison => comparison.Names.Count);

    /// <summary>A record's row.</summary>
    public ReadOnlySpan<int> RowOf(int record) => Rows.AsSpan(record * Width, Width);

    /// <summary>The pattern of two records.</summary>
    public ulong PatternOf(int a, int b, LevelCache cache)
    {
        if (Sources is not null && LinksTwoSources && Sources[a] > Sources[b])
            (a, b) = (b, a);
        var x = RowOf(a);
        var y = RowOf(b);
        ulong pattern = 0;
        foreach (var comparison in Comparisons)
            pattern |= comparison.Compare(x, y, cache) << comparison.Place * Levels.Bits;
        return pattern;
    }

    /// <summary>Packs columns into rows and gives the comparisons their places.</summary>
    public static (int[] Rows, int Width) Pack(int records, IReadOnlyList<Comparison> comparisons)
    {
        var width = comparisons.Sum(comparison => comparison.Columns.Count);
        var rows = new int[(long)records * width];
        var (slot, place) = (0, 0);
        foreach (var comparison in comparisons)
        {
            (comparison.Slot, comparison.Place) = (slot, place);
            place += comparison.Names.Count;
            foreach (var column in comparison.Columns)
            {
                for (var record = 0; record < records; record++)
                    rows[record * width + slot] = column[record];
                slot++;
            }
        }

        return (rows, width);
    }
}
