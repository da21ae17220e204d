using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Words in any order: how much of the rarer words is shared, and how rare they are together; a text cut short counts as far as it goes.</summary>
internal sealed class TextComparison : Comparison
{
    private const int Prefix = 7;
    private const int ShortestPrefix = 4;
    private const double NearWord = 0.9;
    private const int MostWords = 64;
    private const double Rounding = 1e-9;
    private static readonly byte[] MostDifferences = TextSigns.MostDifferences(NearWord);
    private static readonly double[] Shares = [0.3, 0.45, 0.6, 0.72, 0.82];
    private static readonly double[] PrefixBits = [6, 11];

    private readonly bool _ofThings;
    private readonly Terms _terms;
    private readonly int[] _column;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly string[] _vocabulary;
    private readonly int[][] _words;
    private readonly int[] _wordSigns;
    private readonly double[] _wordBits;
    private readonly double[] _bits;

    /// <param name="name">Name of the column.</param>
    /// <param name="terms">The distinct texts.</param>
    /// <param name="column">Their numbers.</param>
    /// <param name="household">Whether other things of the same maker, author or owner tend to have it too.</param>
    /// <param name="ofThings">Whether the table is of things rather than people, who have names to tell them apart.</param>
    /// <param name="facts">What was learned before; null to learn nothing.</param>
    public TextComparison(string name, Terms terms, int[] column, bool household, bool ofThings, LearnedFacts? facts)
        : base(name)
    {
        (IsHousehold, _ofThings) = ([household], ofThings);
        (_terms, _column, _counts) = (terms, column, terms.Count(column));
        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
        var vocabulary = new Terms();
        _words = [.. terms.Texts.Select(text => Array.ConvertAll(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => vocabulary.NumberOf(word)))];
        _vocabulary = [.. vocabulary.Texts];
        _wordSigns = TextSigns.Of(vocabulary, TextSigns.OfWord);
        _wordBits = Known(facts?.Table($"words {name}", BitsByWord));
        _bits = Array.ConvertAll(_words, words => words.Sum(word => _wordBits[word]));
    }

    public override IReadOnlyList<int[]> Columns => [_column];

    public override IReadOnlyList<bool> IsHousehold { get; }

    // Two works of an author, two places of an owner have words in common; a series, a chain has even the whole text, which then is not of the rarest.
    public override int RelatedUpTo => _ofThings ? Levels.Count - 2 : Levels.Missing;

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

    [SkipLocalsInit]
    private int Similar(int x, int y)
    {
        var a = _terms.Read(x, stackalloc char[Terms.Room]);
        var b = _terms.Read(y, stackalloc char[Terms.Room]);
        if (Math.Min(a.Length, b.Length) >= ShortestPrefix && (a.Length <= b.Length ? b.StartsWith(a) : a.StartsWith(b)))
            return PrefixLevel(a.Length <= b.Length ? x : y);
        var shared = ComesFirst(x, a, y, b) ? Shared(x, y) : Shared(y, x);
        var level = Levels.Differs;
        foreach (var share in Shares)
            level += shared >= share ? 1 : 0;
        return level;
    }

    // Which words are paired can depend on the text begun with, so it is always the same one.
    private bool ComesFirst(int x, ReadOnlySpan<char> a, int y, ReadOnlySpan<char> b) =>
        _words[x].Length < _words[y].Length || _words[x].Length == _words[y].Length && a.SequenceCompareTo(b) <= 0;

    private int PrefixLevel(int term)
    {
        var bits = _bits[term];
        return bits < PrefixBits[0] ? 6 : bits < PrefixBits[1] ? Prefix : 8;
    }

    /// <summary>Weighted Dice of the two sets of words; words that nearly match count by their similarity. Where it is certainly less than the least share that counts: 0.</summary>
    [SkipLocalsInit]
    private double Shared(int x, int y)
    {
        ReadOnlySpan<int> a = _words[x], b = _words[y];
        if (a.Length == 0 || b.Length == 0)
            return 0;
        a = a[..Math.Min(a.Length, MostWords)];
        b = b[..Math.Min(b.Length, MostWords)];
        var all = _bits[x] + _bits[y];
        Span<ulong> alike = stackalloc ulong[MostWords];
        if (MostShared(a, b, alike) < (Shares[0] - Rounding) * all)
            return 0;
        ulong taken = 0;
        double both = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (best, closest) = Closest(a[i], b, alike[i] & ~taken);
            if (best < 0)
                continue;
            taken |= 1UL << best;
            both += closest * (_wordBits[a[i]] + _wordBits[b[best]]);
        }

        return all > 0 ? both / all : 0;
    }

    // Which words can be alike at all, told by their signs, and what they would share if all that can be alike were equal.
    private double MostShared(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<ulong> alike)
    {
        Span<int> signs = stackalloc int[MostWords];
        for (var j = 0; j < b.Length; j++)
            signs[j] = _wordSigns[b[j]];
        double most = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var sign = _wordSigns[a[i]];
            ulong places = 0;
            double rarest = 0;
            for (var j = 0; j < b.Length; j++)
            {
                if (a[i] != b[j] && TextSigns.AreUnlike(sign, signs[j], MostDifferences) && !TextSigns.IsLetter(sign) && !TextSigns.IsLetter(signs[j]))
                    continue;
                places |= 1UL << j;
                rarest = Math.Max(rarest, _wordBits[b[j]]);
            }

            alike[i] = places;
            most += places == 0 ? 0 : _wordBits[a[i]] + rarest;
        }

        return most;
    }

    private (int Place, double Likeness) Closest(int word, ReadOnlySpan<int> others, ulong places)
    {
        var best = -1;
        double closest = 0;
        for (; places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            var likeness = others[place] == word ? 1 : Similarity(word, others[place]);
            if (likeness > closest)
                (best, closest) = (place, likeness);
            if (closest >= 1)
                break;
        }

        return (best, closest);
    }

    private double Similarity(int x, int y)
    {
        var (a, b) = (_vocabulary[x], _vocabulary[y]);
        if (a.Length < 3 || b.Length < 3)
            return a[0] == b[0] && (a.Length == 1 || b.Length == 1) ? 0.5 : 0;
        var similarity = JaroWinkler.Similarity(a, b);
        return similarity >= NearWord ? similarity * similarity : 0;
    }

    // How telling each word of the vocabulary is: as counted here, or as known; a word that is not known is as rare as the rarest.
    private double[] Known(Dictionary<string, double>? bitsByWord)
    {
        if (bitsByWord is null)
            return CountedBits();
        var rarest = bitsByWord.Count == 0 ? 1 : bitsByWord.Values.Max();
        return [.. _vocabulary.Select(word => bitsByWord.GetValueOrDefault(word, rarest))];
    }

    private Dictionary<string, double> BitsByWord()
    {
        var bits = CountedBits();
        return Enumerable.Range(1, bits.Length - 1).ToDictionary(word => _vocabulary[word], word => bits[word]);
    }

    private double[] CountedBits()
    {
        var counts = new int[_vocabulary.Length];
        var present = 1;
        for (var term = 1; term < _words.Length; term++)
        {
            present += _counts[term];
            foreach (var word in _words[term])
                counts[word] += _counts[term];
        }

        return Array.ConvertAll(counts, count => Math.Max(0.5, Math.Log2((double)present / Math.Max(1, count))));
    }
}
