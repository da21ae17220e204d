using CsCheck;

namespace CustomerJourney.Identity.Linkage;

/// <summary>The bit-parallel distances against plain ones.</summary>
public sealed class StringDistanceTests
{
    private static readonly Gen<string> Word = Gen.OneOf(Gen.String["abc"], Gen.String["abcdeé王"]).Select(text => text.Length > 64 ? text[..64] : text);

    [Fact]
    public void Damerau_Levenshtein_equals_the_table_of_the_textbook() =>
        Gen.Select(Word, Word).Sample((a, b) => DamerauLevenshtein.Distance(a, b) == Plain(a, b));

    [Fact]
    public void Jaro_Winkler_is_symmetric_and_one_only_for_equals() =>
        Gen.Select(Word, Word).Sample((a, b) => JaroWinkler.Similarity(a, b) == JaroWinkler.Similarity(b, a) && JaroWinkler.Similarity(a, a) == 1 && JaroWinkler.Similarity(a, b) is >= 0 and <= 1 && (a == b || JaroWinkler.Similarity(a, b) < 1));

    [Fact]
    public void Jaro_Winkler_equals_the_loops_of_the_textbook() =>
        Gen.Select(Word, Word).Sample((a, b) => JaroWinkler.Similarity(a, b) == PlainJaroWinkler(a, b));

    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("abc", "xyz", 0)]
    public void Jaro_Winkler_gives_the_values_of_the_literature(string a, string b, double expected) =>
        JaroWinkler.Similarity(a, b).Should().BeApproximately(expected, 0.0001);

    private static double PlainJaroWinkler(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1 : 0;
        if (a.Length > b.Length || a.Length == b.Length && string.CompareOrdinal(a, b) > 0)
            (a, b) = (b, a);
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        var (takenA, takenB) = (new bool[a.Length], new bool[b.Length]);
        for (var i = 0; i < a.Length; i++)
        {
            var place = Enumerable.Range(0, b.Length).FirstOrDefault(j => Math.Abs(i - j) <= window && !takenB[j] && a[i] == b[j], -1);
            if (place >= 0)
                takenA[i] = takenB[place] = true;
        }

        var lettersA = a.Where((_, i) => takenA[i]).ToArray();
        var lettersB = b.Where((_, i) => takenB[i]).ToArray();
        var matches = lettersA.Length;
        if (matches == 0)
            return 0;
        var moved = lettersA.Zip(lettersB).Count(pair => pair.First != pair.Second);
        var jaro = ((double)matches / a.Length + (double)matches / b.Length + (matches - moved / 2) / (double)matches) / 3;
        var prefix = a.Zip(b).Take(4).TakeWhile(pair => pair.First == pair.Second).Count();
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private static int Plain(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
