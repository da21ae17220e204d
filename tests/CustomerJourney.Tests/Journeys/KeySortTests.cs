using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class KeySortTests
{
    [Fact]
    public void Keys_are_in_the_order_that_comparing_gives() =>
        Gen.Select(Gen.Int[0, 5000], Gen.ULong, Gen.ULong).Sample((count, bits, seed) =>
        {
            var random = new Random((int)seed);
            var keys = Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) & bits).ToArray();
            var sorted = keys.Order().ToArray();

            KeySort.Sort(keys, new ulong[count + 3]);

            keys.Should().Equal(sorted);
        }, iter: 200);

    [Theory]
    [InlineData(0x8000_0000_0000_0001)]
    [InlineData(0xFFFF_FFFF_FFFF_FFFF)]
    [InlineData(0xFFE0_0000_0000_0000)]
    [InlineData(0)]
    public void Keys_that_differ_in_the_outermost_bits_or_in_none_are_put_in_order(ulong bits)
    {
        var random = new Random(3);
        var keys = Enumerable.Range(0, 3000).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) & bits | 0x10_0000 & ~bits).ToArray();
        var sorted = keys.Order().ToArray();

        KeySort.Sort(keys, new ulong[keys.Length]);

        keys.Should().Equal(sorted);
    }
}
