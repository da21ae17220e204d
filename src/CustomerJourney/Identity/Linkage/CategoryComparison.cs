namespace CustomerJourney.Identity.Linkage;

/// <summary>One of few values: gender, state, occupation, venue; a shared word is some agreement.</summary>
internal sealed class CategoryComparison : Comparison
{
    private const int SharedWord = 5;

    private readonly Terms _terms;
    private readonly int[] _column;
    private readonly int[] _counts;
    private readonly byte[] _exact;

    public CategoryComparison(string name, Terms terms, int[] column, LearnedFacts? facts)
        : base(name)
    {
        (_terms, _column, _counts) = (terms, column, terms.Count(column));
        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
    }

    public override IReadOnlyList<int[]> Columns => [_column];

    public override IReadOnlyList<bool> IsHousehold { get; } = [true];

    public override IReadOnlyList<double[]> Expected => [Guess(0.80, _counts, _exact, (SharedWord, 0.05))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        if (!cache.TryFind(Space, x, y, out var slot, out var level))
            level = cache.Keep(Space, x, y, slot, SharesWord(_terms.Texts[x], _terms.Texts[y]) ? SharedWord : Levels.Differs);
        return (ulong)level;
    }

    private static bool SharesWord(string a, string b) =>
        (a.Contains(' ', StringComparison.Ordinal) || b.Contains(' ', StringComparison.Ordinal)) && a.Split(' ').Intersect(b.Split(' ')).Any();
}
