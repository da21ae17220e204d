using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Dates of birth, as eight digits: one wrong digit, day and month swapped, a first of January that means "that year".</summary>
internal sealed class BirthComparison : Comparison
{
    private const int SameYear = 2;
    private const int SameDay = 3;
    private const int SameYearMonth = 4;
    private const int TwoSlips = 5;
    private const int YearOnly = 6;
    private const int OneSlip = 7;
    private const int Swapped = 8;
    private const int MostSlips = 2;

    private readonly Terms _terms;
    private readonly int[] _dates;
    private readonly int[] _counts;
    private readonly byte[] _exact;

    public BirthComparison(Terms terms, int[] dates, LearnedFacts? facts)
        : base("birth date")
    {
        (_terms, _dates, _counts) = (terms, dates, terms.Count(dates));
        _exact = LearnedFacts.Rarity(facts, Names[0], terms, _counts);
    }

    public override IReadOnlyList<int[]> Columns => [_dates];

    public override IEnumerable<SignColumn> Signs() => [new(_dates, TextSigns.Of(_terms, Packed)), new(_dates, TextSigns.Of(_terms, TextSigns.OfCode))];

    public override IReadOnlyList<double[]> Expected =>
        [Guess(0.82, _counts, _exact, (SameYear, 0.01), (SameDay, 0.01), (SameYearMonth, 0.02), (TwoSlips, 0.02), (YearOnly, 0.02), (OneSlip, 0.07), (Swapped, 0.01))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        return (ulong)Similar(a, b, x, y, cache);
    }

    [SkipLocalsInit]
    private int Similar(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int x, int y, LevelCache cache)
    {
        var (packedX, packedY) = (a[SignSlot], b[SignSlot]);
        if (packedX != 0 && packedY != 0 && TextSigns.AreFar(a[SignSlot + 1], b[SignSlot + 1], MostSlips))
            return FarLevel(packedX, packedY);
        if (!cache.TryFind(Space, x, y, out var slot, out var level))
            level = cache.Keep(Space, x, y, slot, Similar(_terms.Read(x, stackalloc char[Terms.Room]), _terms.Read(y, stackalloc char[Terms.Room])));
        return level;
    }

    // Eight digits, four bits each; 0 for what is no date of eight digits.
    private static int Packed(ReadOnlySpan<char> date)
    {
        if (date.Length != 8 || date.ContainsAnyExceptInRange('0', '9'))
            return 0;
        var packed = 0;
        foreach (var digit in date)
            packed = packed << 4 | digit - '0';
        return packed;
    }

    // As Similar for dates that are more than two slips apart: what is left is that parts are equal.
    private static int FarLevel(int a, int b)
    {
        const int FirstOfYear = 0x0101;
        if ((a ^ b) >>> 16 == 0)
        {
            if ((a & 0xFFFF) == FirstOfYear || (b & 0xFFFF) == FirstOfYear)
                return YearOnly;
            return (a ^ b) >>> 8 == 0 ? SameYearMonth : SameYear;
        }

        return (a ^ b) << 16 == 0 ? SameDay : Levels.Differs;
    }

    private static int Similar(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var distance = DamerauLevenshtein.Distance(a, b);
        if (a.Length != 8 || b.Length != 8)
            return distance <= 1 ? OneSlip : Levels.Differs;
        var year = a[..4].SequenceEqual(b[..4]);
        if (year && a[4..6].SequenceEqual(b[6..]) && a[6..].SequenceEqual(b[4..6]))
            return Swapped;
        if (distance == 1)
            return OneSlip;
        if (year && (a.EndsWith("0101") || b.EndsWith("0101")))
            return YearOnly;
        if (year && a[4..6].SequenceEqual(b[4..6]))
            return SameYearMonth;
        if (distance == 2)
            return TwoSlips;
        return year ? SameYear : a[4..].SequenceEqual(b[4..]) ? SameDay : Levels.Differs;
    }
}
