using System.Numerics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Records made ready: rows of term numbers, the comparisons over them, and the rules that bring pairs together.</summary>
internal sealed class RecordFeatures
{
    /// <summary>How many records there are.</summary>
    public required int Count { get; init; }

    /// <summary>All rows.</summary>
    public required RecordRows Rows { get; init; }

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
    public ReadOnlySpan<int> RowOf(int record) => Rows[record];

    /// <summary>The pattern of two records.</summary>
    public ulong PatternOf(int a, int b, LevelCache cache)
    {
        if (Sources is not null && LinksTwoSources && Sources[a] > Sources[b])
            (a, b) = (b, a);
        var x = RowOf(a);
        var y = RowOf(b);
        ulong pattern = 0;
        for (var both = x[RecordRows.Presence] & y[RecordRows.Presence]; both != 0; both &= both - 1)
        {
            var comparison = Comparisons[BitOperations.TrailingZeroCount(both)];
            pattern |= comparison.Compare(x, y, cache) << comparison.Place * Levels.Bits;
        }

        return pattern;
    }
}
