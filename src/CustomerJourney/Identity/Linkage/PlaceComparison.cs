using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Postal code and city; where the code settles the city, agreement in both counts once.</summary>
internal sealed class PlaceComparison : Comparison
{
    private const int SameArea = 5;
    private const int OneSlip = 7;
    private const int NearCity = 6;
    private const double NearSimilarity = 0.9;
    private const double SettledShare = 0.7;

    private readonly Terms _codes;
    private readonly Terms _cities;
    private readonly int[][] _columns;
    private readonly int[][] _counts;
    private readonly byte[][] _exact;
    private readonly bool _codeSettlesCity;

    public PlaceComparison(Terms codes, int[] code, int[] area, Terms cities, int[] city, LearnedFacts? facts)
        : base("place")
    {
        (_codes, _cities, _columns) = (codes, cities, [code, area, city]);
        _counts = [codes.Count(code), cities.Count(city)];
        _exact = [LearnedFacts.Rarity(facts, Names[0], codes, _counts[0]), LearnedFacts.Rarity(facts, Names[1], cities, _counts[1])];
        _codeSettlesCity = facts is null
            ? Settles(code, city)
            : facts.Table("code settles city", () => Settles(code, city) ? new() { [""] = 1 } : []).Count > 0;
    }

    public override IReadOnlyList<string> Names { get; } = ["postal code", "city"];

    public override IReadOnlyList<bool> IsHousehold { get; } = [true, true];

    public override IReadOnlyList<int[]> Columns => _columns;

    public override IReadOnlyList<int> ExactColumns { get; } = [0, 2];

    public override IEnumerable<SignColumn> Signs() => [new(_columns[0], TextSigns.Of(_codes, TextSigns.OfCode)), new(_columns[2], TextSigns.Of(_cities, TextSigns.OfWord))];

    public override IReadOnlyList<double[]> Expected =>
    [
        Guess(0.75, _counts[0], _exact[0], (SameArea, 0.06), (OneSlip, 0.06)),
        Guess(0.75, _counts[1], _exact[1], (NearCity, 0.07)),
    ];

    public override double[]? ExactPairs(int place) => place == 0 ? PairsByLevel(_counts[0], _exact[0]) : _codeSettlesCity ? null : PairsByLevel(_counts[1], _exact[1]);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var code = CodeLevel(a, b, cache);
        var city = code >= Levels.Exact && _codeSettlesCity ? Levels.Missing : CityLevel(a, b, cache);
        return (uint)code | (uint)city << 4;
    }

    [SkipLocalsInit]
    private int CodeLevel(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[0][x];
        var level = Levels.Differs;
        if (!TextSigns.AreFar(a[SignSlot], b[SignSlot], 1) && !cache.TryFind(Space, x, y, out var slot, out level))
            level = cache.Keep(Space, x, y, slot, DamerauLevenshtein.Distance(_codes.Read(x, stackalloc char[Terms.Room]), _codes.Read(y, stackalloc char[Terms.Room])) <= 1 ? OneSlip : Levels.Differs);
        return level == OneSlip ? level : a[Slot + 1] == b[Slot + 1] && a[Slot + 1] != 0 ? SameArea : level;
    }

    [SkipLocalsInit]
    private int CityLevel(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot + 2], b[Slot + 2]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[1][x];
        if (TextSigns.AreUnlike(a[SignSlot + 1], b[SignSlot + 1], NearSimilarity))
            return Levels.Differs;
        if (!cache.TryFind(Space + 1, x, y, out var slot, out var level))
            level = cache.Keep(Space + 1, x, y, slot, JaroWinkler.Similarity(_cities.Read(x, stackalloc char[Terms.Room]), _cities.Read(y, stackalloc char[Terms.Room])) >= NearSimilarity ? NearCity : Levels.Differs);
        return level;
    }

    private static bool Settles(int[] code, int[] city)
    {
        var first = new Dictionary<int, int>();
        long same = 0, all = 0;
        for (var record = 0; record < code.Length; record++)
        {
            if (code[record] == 0 || city[record] == 0)
                continue;
            if (!first.TryAdd(code[record], city[record]))
            {
                all++;
                same += first[code[record]] == city[record] ? 1 : 0;
            }
        }

        return same > all * SettledShare;
    }
}
