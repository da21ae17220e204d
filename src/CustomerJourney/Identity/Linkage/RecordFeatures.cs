using System.Numerics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Records made ready: rows of term numbers, the comparisons over them, and the rules that bring pairs together.</summary>
internal sealed class RecordFeatures
{
    private const int Workers = 2;
    private const int BitsARecord = 8;
    private const int MostCacheBits = 20;

    private Lazy<LevelCache[]> _caches;

    public RecordFeatures() => _caches = new(NewCaches);

    /// <summary>How many records there are.</summary>
    public required int Count { get; init; }

    /// <summary>All rows.</summary>
    public required RecordRows Rows { get; init; }

    /// <summary>The comparisons, in the order of their places.</summary>
    public required Comparison[] Comparisons { get; init; }

    /// <summary>The blocking rules.</summary>
    public required IReadOnlyList<KeyRule> Rules { get; init; }

    /// <summary>Per record the number of its source; null when there are none.</summary>
    public required int[]? Sources { get; init; }

    /// <summary>Per record a hash of its id.</summary>
    public required ulong[] IdHashes { get; init; }

    /// <summary>Whether pairs lie between exactly two sources, each free of copies.</summary>
    public required bool LinksTwoSources { get; init; }

    /// <summary>Levels found so far, for two workers: all stages meet much the same pairs.</summary>
    public LevelCache[] Caches => _caches.Value;

    /// <summary>Whether the table is so small that all pairs are compared.</summary>
    public bool ComparesAll => Rules is [{ Splits.Count: 0 }];

    /// <summary>Levels in a pattern.</summary>
    public int Places => Comparisons.Sum(comparison => comparison.Names.Count);

    /// <summary>The same, for pairs between exactly two sources; these comparisons then tell which way numbers differ.</summary>
    public RecordFeatures AcrossTwoSources()
    {
        foreach (var numbers in Comparisons.OfType<NumberComparison>())
            numbers.IsSigned = true;
        return new() { Count = Count, Rows = Rows, Comparisons = Comparisons, Rules = Rules, Sources = Sources, IdHashes = IdHashes, LinksTwoSources = true, _caches = _caches };
    }

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

    // Texts take long to compare: one cache that holds most pairs serves both workers. Other values are compared sooner than a far place is read.
    private LevelCache[] NewCaches()
    {
        if (!Comparisons.OfType<TextComparison>().Any())
            return [.. Enumerable.Range(0, Workers).Select(_ => new LevelCache())];
        var shared = new LevelCache(Math.Clamp(BitOperations.Log2((uint)Count) + BitsARecord, LevelCache.UsualBits, MostCacheBits));
        return [.. Enumerable.Repeat(shared, Workers)];
    }
}
