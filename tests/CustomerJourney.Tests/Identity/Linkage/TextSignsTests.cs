using CsCheck;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Signs may only say what the texts themselves would.</summary>
public sealed class TextSignsTests
{
    private static readonly Gen<string> Word = Gen.OneOf(Gen.String["abcdefjqxz"], Gen.String["abéz019 "]).Where(text => text.Length is > 0 and < 40);
    private static readonly Gen<string> Near = Word.SelectMany(word => Gen.Int[0, word.Length - 1].Select(place => word.Remove(place, 1)));
    private static readonly Gen<string> Any = Gen.OneOf(Word, Near).Where(text => text.Length > 0);

    [Fact]
    public void Codes_and_lines_that_are_far_by_their_signs_are_more_slips_apart() =>
        Gen.Select(Any, Any, Gen.Int[1, 3]).Sample((a, b, slips) =>
            (!TextSigns.AreFar(TextSigns.OfCode(a), TextSigns.OfCode(b), slips) || DamerauLevenshtein.Distance(a, b) > slips)
            && (!TextSigns.AreFar(TextSigns.OfLine(a), TextSigns.OfLine(b), slips) || DamerauLevenshtein.Distance(a, b) > slips)
            && (!TextSigns.AreWordsFar(TextSigns.OfWord(a), TextSigns.OfWord(b), slips) || DamerauLevenshtein.Distance(a, b) > slips));

    [Theory]
    [InlineData(0.74)]
    [InlineData(0.9)]
    [InlineData(0.92)]
    public void Words_that_are_unlike_by_their_signs_are_less_alike(double similarity)
    {
        var most = TextSigns.MostDifferences(similarity);
        Gen.Select(Any, Any).Sample((a, b) =>
        {
            var (x, y) = (TextSigns.OfWord(a), TextSigns.OfWord(b));
            var alike = JaroWinkler.Similarity(a, b) >= similarity;
            return !alike || !TextSigns.AreUnlike(x, y, similarity) && !TextSigns.AreUnlike(x, y, most);
        });
    }

    [Fact]
    public void Signs_tell_strangers_apart()
    {
        TextSigns.AreUnlike(TextSigns.OfWord("wexstomor"), TextSigns.OfWord("phillip"), 0.74).Should().BeTrue();
        TextSigns.AreFar(TextSigns.OfCode("700900001"), TextSigns.OfCode("831546308"), 2).Should().BeTrue();
    }
}
