using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class QuantilesTests
{
    [Fact]
    public void Neighbours_are_what_sorting_finds() =>
        Gen.Select(Gen.Long[-50, 50].Array[1, 300], Gen.Int[0, 40], Gen.Int[0, 999]).Sample((values, shift, place) =>
        {
            var spread = Array.ConvertAll(values, value => value << shift);
            var sorted = spread.Order().ToArray();
            place %= values.Length;

            Quantiles.Neighbours(spread, place).Should().Be((sorted[place], sorted[Math.Min(place + 1, sorted.Length - 1)]));
        });

    [Fact]
    public void Many_values_are_selected_from_by_buckets() =>
        Gen.Select(Gen.Long[0, long.MaxValue / 4], Gen.Int[1000, 20_000], Gen.Int[0, 1000]).Sample((seed, count, thousandth) =>
        {
            var random = new Random((int)seed);
            var values = Enumerable.Range(0, count).Select(_ => (long)Math.Exp(random.NextDouble() * 30)).ToArray();
            var sorted = values.Order().ToArray();
            var place = (count - 1) * thousandth / 1000;

            Quantiles.Neighbours(values, place).Should().Be((sorted[place], sorted[Math.Min(place + 1, count - 1)]));
        }, iter: 50);

    [Fact]
    public void Two_far_groups_of_values_are_told_apart_at_their_border() =>
        Gen.Select(Gen.Int[100, 3000], Gen.Int[100, 3000], Gen.Int[-2, 2]).Sample((few, many, off) =>
        {
            long[] values = [.. Enumerable.Range(0, few).Select(i => i % 7L), .. Enumerable.Range(0, many).Select(i => 1_000_000_000L + i % 5)];
            var sorted = values.Order().ToArray();

            Quantiles.Neighbours(values, few - 1 + off).Should().Be((sorted[few - 1 + off], sorted[few + off]));
        }, iter: 50);
}
