using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Phones, ids and other codes, as sets: the best of all pairs counts.</summary>
internal sealed class CodeComparison : Comparison
{
    private const int TwoSlips = 4;
    private const int OneSlip = 7;
    private const int MostSlips = 2;
    private const int ShortestWithSlips = 5;

    private readonly Terms _terms;
    private readonly int[][] _columns;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly bool _household;

    public CodeComparison(string name, Terms terms, int[][] columns, bool household, LearnedFacts? facts)
        : base(name)
    {
        (_terms, _columns, _household) = (terms, columns, household);
        _counts = new int[terms.Texts.Count];
        foreach (var column in columns)
        {
            foreach (var number in column)
                _counts[number]++;
        }

        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
    }

    public override IReadOnlyList<int[]> Columns => _columns;

    public override IReadOnlyList<int> ExactColumns => [_columns.Length == 1 ? 0 : -1];

    public override IEnumerable<SignColumn> Signs()
    {
        var signs = TextSigns.Of(_terms, TextSigns.OfCode);
        return _columns.Select(column => new SignColumn(column, signs));
    }

    public override IReadOnlyList<bool> IsHousehold => [_household];

    public override IReadOnlyList<double[]> Expected => [Guess(0.70, _counts, _exact, (TwoSlips, 0.01), (OneSlip, 0.04))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        if (_columns.Length == 1)
            return (ulong)Level(a[Slot], b[Slot], a[SignSlot], b[SignSlot], cache);
        var best = Levels.Missing;
        for (var i = 0; i < _columns.Length; i++)
        {
            for (var j = 0; j < _columns.Length; j++)
                best = Math.Max(best, Level(a[Slot + i], b[Slot + j], a[SignSlot + i], b[SignSlot + j], cache));
        }

        return (ulong)best;
    }

    private int Level(int a, int b, int signA, int signB, LevelCache cache)
    {
        if (a == 0 || b == 0)
            return Levels.Missing;
        if (a == b)
            return _exact[a];
        if (TextSigns.AreFar(signA, signB, MostSlips))
            return Levels.Differs;
        return cache.TryFind(Space, a, b, out var slot, out var level) ? level : cache.Keep(Space, a, b, slot, Similar(a, b));
    }

    [SkipLocalsInit]
    private int Similar(int termA, int termB)
    {
        var a = _terms.Read(termA, stackalloc char[Terms.Room]);
        var b = _terms.Read(termB, stackalloc char[Terms.Room]);
        if (Math.Abs(a.Length - b.Length) > MostSlips || Math.Min(a.Length, b.Length) < ShortestWithSlips)
            return Levels.Differs;
        return DamerauLevenshtein.Distance(a, b) switch { 1 => OneSlip, 2 => TwoSlips, _ => Levels.Differs };
    }
}
