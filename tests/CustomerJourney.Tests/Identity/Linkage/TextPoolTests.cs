using CsCheck;

namespace CustomerJourney.Identity.Linkage;

public sealed class TextPoolTests
{
    [Fact]
    public void Texts_of_any_letters_get_one_number_each_and_come_back() =>
        Gen.OneOf(Gen.String["ab"], Gen.String).Array[0, 300].Sample(texts =>
        {
            var pool = new TextPool();
            var numbers = new TextNumbers(pool);
            var given = Array.ConvertAll(texts, text => numbers.NumberOf(text));
            Span<char> room = stackalloc char[512];
            for (var i = 0; i < texts.Length; i++)
            {
                pool[given[i]].Should().Be(texts[i]);
                pool.Read(given[i], room).ToString().Should().Be(texts[i]);
                pool.LengthOf(given[i]).Should().Be(texts[i].Length);
            }

            pool.Count.Should().Be(texts.Distinct().Count());
        });

    [Fact]
    public void A_hundred_thousand_texts_fill_several_arrays()
    {
        var pool = new TextPool();
        var numbers = new TextNumbers(pool);
        for (var i = 0; i < 100_000; i++)
            numbers.NumberOf($"text {i}").Should().Be(i);
        for (var i = 0; i < 100_000; i += 997)
            pool[i].Should().Be($"text {i}");
    }
}
