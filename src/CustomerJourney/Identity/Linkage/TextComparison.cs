namespace CustomerJourney.Identity.Linkage;

/// <summary>Words in any order: how much of the rarer words is shared, and how rare they are together; a text cut short counts as far as it goes.</summary>
internal sealed class TextComparison : Comparison
{
    private const int Prefix = 7;
    private const int ShortestPrefix = 4;
    private const double NearWord = 0.9;
    private static readonly double[] Shares = [0.3, 0.45, 0.6, 0.72, 0.82];
    private static readonly double[] PrefixBits = [6, 11];

    private readonly Terms _terms;
    private readonly int[] _column;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly string[][] _words;
    private readonly double[][] _bits;

    public TextComparison(string name, Terms terms, int[] column, LearnedFacts? facts)
        : base(name)
    {
        (_terms, _column, _counts) = (terms, column, terms.Count(column));
        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
        _words = [.. terms.Texts.Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var frequency = facts is null ? WordBits() : facts.Table($"words {name}", WordBits);
        var rarest = frequency.Count == 0 ? 1 : frequency.Values.Max();
        _bits = [.. _words.Select(words => Array.ConvertAll(words, word => frequency.GetValueOrDefault(word, rarest)))];
    }

    public override IReadOnlyList<int[]> Columns => [_column];

    public override IReadOnlyList<double[]> Expected =>
        [Guess(0.50, _counts, _exact, (2, 0.02), (3, 0.04), (4, 0.06), (5, 0.08), (6, 0.12), (Prefix, 0.05), (8, 0.10))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        if (!cache.TryFind(Space, x, y, out var slot, out var level))
            level = cache.Keep(Space, x, y, slot, Similar(x, y));
        return (ulong)level;
    }

    private int Similar(int x, int y)
    {
        var (a, b) = (_terms.Texts[x], _terms.Texts[y]);
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length >= ShortestPrefix && longer.StartsWith(shorter, StringComparison.Ordinal))
            return PrefixLevel(a.Length <= b.Length ? x : y);
        var shared = Shared(x, y);
        var level = Levels.Differs;
        foreach (var share in Shares)
            level += shared >= share ? 1 : 0;
        return level;
    }

    private int PrefixLevel(int term)
    {
        var bits = _bits[term].Sum();
        return bits < PrefixBits[0] ? 6 : bits < PrefixBits[1] ? Prefix : 8;
    }

    /// <summary>Weighted Dice of the two sets of words; words that nearly match count by their similarity.</summary>
    private double Shared(int x, int y)
    {
        var (a, b) = (_words[x], _words[y]);
        if (a.Length == 0 || b.Length == 0)
            return 0;
        ulong taken = 0;
        double both = 0, all = _bits[x].Sum() + _bits[y].Sum();
        for (var i = 0; i < a.Length && i < 64; i++)
        {
            var best = -1;
            double closest = 0;
            for (var j = 0; j < b.Length && j < 64; j++)
            {
                if ((taken >> j & 1) != 0)
                    continue;
                var likeness = Likeness(a[i], b[j]);
                if (likeness > closest)
                    (best, closest) = (j, likeness);
            }

            if (best < 0)
                continue;
            taken |= 1UL << best;
            both += closest * (_bits[x][i] + _bits[y][best]);
        }

        return all > 0 ? both / all : 0;
    }

    private static double Likeness(string a, string b)
    {
        if (a == b)
            return 1;
        if (a.Length < 3 || b.Length < 3)
            return a[0] == b[0] && (a.Length == 1 || b.Length == 1) ? 0.5 : 0;
        var similarity = JaroWinkler.Similarity(a, b);
        return similarity >= NearWord ? similarity * similarity : 0;
    }

    private Dictionary<string, double> WordBits()
    {
        var counts = new Dictionary<string, int>();
        var present = 1;
        for (var term = 1; term < _words.Length; term++)
        {
            present += _counts[term];
            foreach (var word in _words[term])
                counts[word] = counts.GetValueOrDefault(word) + _counts[term];
        }

        return counts.ToDictionary(count => count.Key, count => Math.Max(0.5, Math.Log2((double)present / Math.Max(1, count.Value))));
    }
}
