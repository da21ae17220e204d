using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.Intrinsics;

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

    /// <summary>Where a row says which comparisons have something to compare, a bit each.</summary>
    public int PresenceSlot => Width - 1;

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
        for (var both = x[PresenceSlot] & y[PresenceSlot]; both != 0; both &= both - 1)
        {
            var comparison = Comparisons[BitOperations.TrailingZeroCount(both)];
            pattern |= comparison.Compare(x, y, cache) << comparison.Place * Levels.Bits;
        }

        return pattern;
    }

    /// <summary>Packs columns into rows and gives the comparisons their places: all term numbers, then all signs, then which comparisons have something to compare.</summary>
    /// <returns>The rows, with room for a vector behind the last, and their width.</returns>
    public static (int[] Rows, int Width) Pack(int records, IReadOnlyList<Comparison> comparisons)
    {
        var columns = new List<int[]>();
        var place = 0;
        foreach (var comparison in comparisons)
        {
            (comparison.Slot, comparison.Place) = (columns.Count, place);
            place += comparison.Names.Count;
            columns.AddRange(comparison.Columns);
        }

        var signs = new List<SignColumn>();
        foreach (var comparison in comparisons)
        {
            comparison.SignSlot = columns.Count + signs.Count;
            signs.AddRange(comparison.Signs());
        }

        var width = columns.Count + signs.Count + 1;
        var rows = new int[(long)records * width + Vector512<int>.Count];
        var presence = columns.Select((_, slot) => 1 << LastBefore(comparisons, slot)).ToArray();
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, records)), new ParallelOptions { MaxDegreeOfParallelism = 2 }, range =>
        {
            for (var record = range.Item1; record < Math.Min(range.Item2, records); record++)
                Fill(rows.AsSpan(record * width, width), record, columns, signs, presence);
        });
        return (rows, width);
    }

    private static int LastBefore(IReadOnlyList<Comparison> comparisons, int slot)
    {
        var last = 0;
        while (last + 1 < comparisons.Count && comparisons[last + 1].Slot <= slot)
            last++;
        return last;
    }

    private static void Fill(Span<int> row, int record, List<int[]> columns, List<SignColumn> signs, int[] presence)
    {
        var present = 0;
        for (var slot = 0; slot < columns.Count; slot++)
        {
            var number = columns[slot][record];
            row[slot] = number;
            present |= number == 0 ? 0 : presence[slot];
        }

        for (var sign = 0; sign < signs.Count; sign++)
            row[columns.Count + sign] = signs[sign].Signs[signs[sign].Terms[record]];
        row[^1] = present;
    }
}
