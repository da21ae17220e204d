using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Streets and house numbers.</summary>
internal sealed class StreetComparison : Comparison
{
    private const int SameNumber = 2;
    private const int NearStreet = 3;
    private const int SameStreet = 4;
    private const int StreetNoNumber = 6;
    private const int NearStreetSameNumber = 7;
    private const int SameWithoutUnit = 8;
    private const int MostSlips = 2;
    private const double NearSimilarity = 0.9;

    private readonly Terms _names;
    private readonly int[][] _columns;
    private readonly bool _household;
    private readonly int[] _counts;
    private readonly byte[] _exact;

    /// <param name="whole">Whole lines.</param>
    /// <param name="lines">Their numbers.</param>
    /// <param name="names">Streets.</param>
    /// <param name="name">Their numbers.</param>
    /// <param name="number">Numbers of house numbers.</param>
    /// <param name="household">Whether several of what is sought may be at one address; else the address tells them apart, and neighbours share the street.</param>
    /// <param name="facts">What was learned before; null to learn nothing.</param>
    public StreetComparison(Terms whole, int[] lines, Terms names, int[] name, int[] number, bool household, LearnedFacts? facts)
        : base("street")
    {
        (_names, _columns, _counts, _household) = (names, [lines, name, number], whole.Count(lines), household);
        _exact = LearnedFacts.Rarity(facts, Names[0], whole, _counts);
    }

    public override IReadOnlyList<int[]> Columns => _columns;

    public override IEnumerable<SignColumn> Signs() => [new(_columns[1], TextSigns.Of(_names, TextSigns.OfWord))];

    public override IReadOnlyList<bool> IsHousehold => [_household];

    public override int RelatedUpTo => _household ? Levels.Missing : SameStreet;

    public override bool IsAnchor => !_household;

    public override IReadOnlyList<double[]> Expected =>
        [Guess(0.70, _counts, _exact, (SameNumber, 0.03), (NearStreet, 0.02), (SameStreet, 0.03), (StreetNoNumber, 0.02), (NearStreetSameNumber, 0.08), (SameWithoutUnit, 0.03))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        var (nameX, nameY, numberX, numberY) = (a[Slot + 1], b[Slot + 1], a[Slot + 2], b[Slot + 2]);
        var street = nameX == 0 || nameY == 0 ? 0 : nameX == nameY ? 2 : AreApart(a[SignSlot], b[SignSlot]) ? 0 : Similar(nameX, nameY, cache);
        if (numberX == numberY && numberX != 0)
            return (ulong)(street == 2 ? SameWithoutUnit : street == 1 ? NearStreetSameNumber : SameNumber);
        if (street == 2)
            return (ulong)(numberX == 0 || numberY == 0 ? StreetNoNumber : SameStreet);
        return (ulong)(street == 1 ? NearStreet : Levels.Differs);
    }

    private static bool AreApart(int a, int b) => TextSigns.AreApart(a, b) && TextSigns.AreUnlike(a, b, NearSimilarity) && TextSigns.AreWordsFar(a, b, MostSlips);

    [SkipLocalsInit]
    private int Similar(int a, int b, LevelCache cache)
    {
        if (cache.TryFind(Space, a, b, out var slot, out var level))
            return level;
        var x = _names.Read(a, stackalloc char[Terms.Room]);
        var y = _names.Read(b, stackalloc char[Terms.Room]);
        var near = StandardTexts.SameDigits(x, y) && (IsPart(x, y) || IsPart(y, x) || JaroWinkler.Similarity(x, y) >= NearSimilarity || Math.Min(x.Length, y.Length) > 5 && DamerauLevenshtein.Distance(x, y) <= MostSlips); // 51st and 58th are two streets
        return cache.Keep(Space, a, b, slot, near ? 1 : 0);
    }

    // "hillhurst avenue" and "north hillhurst avenue", "powers ferry road" and "powers ferry road suite"
    private static bool IsPart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length >= b.Length || !a.Contains(' ') || !b.Contains(' '))
            return false;
        foreach (var word in a.Split(' '))
        {
            if (!HasWord(b, a[word]))
                return false;
        }

        return true;
    }

    private static bool HasWord(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        foreach (var word in text.Split(' '))
        {
            if (text[word].SequenceEqual(sought))
                return true;
        }

        return false;
    }
}
