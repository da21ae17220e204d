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
    public void Jaro_Winkler_is_symmetric_within_a_half_transposition_and_one_only_for_equals() =>
        Gen.Select(Word, Word).Sample((a, b) => JaroWinkler.Similarity(a, a) == 1 && JaroWinkler.Similarity(a, b) is >= 0 and <= 1 && (a == b || JaroWinkler.Similarity(a, b) < 1));

    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("abc", "xyz", 0)]
    public void Jaro_Winkler_gives_the_values_of_the_literature(string a, string b, double expected) =>
        JaroWinkler.Similarity(a, b).Should().BeApproximately(expected, 0.0001);

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
