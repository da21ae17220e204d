using System.Text.Json;
using CsCheck;

namespace CustomerJourney.Journeys;

public sealed class LinkConverterTests
{
    private static readonly string[] Names = ["add_to_cart", "", "a b", "store@web", "\"quoted\"", "<tag>", "a+b", "é", "日本", "\u2028", "😀", "tab\t", "C:\\x", new string('n', 128), new string('n', 129)];
    private static readonly double[] Odd = [0, -0.0, 0.1, 0.25, 45, 57.3, 1e15, 1e16, 1e21, 123456789012.7, 4503599627370.5, 82729.7397, 1e-7, -3.5, double.MaxValue, double.Epsilon];

    private static readonly Gen<string> Name = Gen.OneOf(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), Gen.String);

    private static readonly Gen<double> Seconds = Gen.OneOf(
        Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]),
        Gen.Int.Select(tenths => tenths / 10.0),
        Gen.Double[0, 1e13].Select(InstantScale.ToTheTick));

    [Fact]
    public void Links_are_written_as_the_serializer_would_and_read_back() =>
        Gen.Select(Gen.Int, Name, Name, Gen.Long, Seconds, Seconds).Sample((position, from, to, count, p50, p90) =>
        {
            var link = new JourneyLink(position, from, to, count, p50, p90);

            var json = JsonSerializer.Serialize(link, JourneysJson.Streamed.JourneyLink);

            json.Should().Be(JsonSerializer.Serialize(link, JourneysJson.Default.JourneyLink));
            JsonSerializer.Deserialize(json, JourneysJson.Streamed.JourneyLink).Should().Be(JsonSerializer.Deserialize(json, JourneysJson.Default.JourneyLink));
        }, iter: 3000);

    [Fact]
    public async Task A_long_answer_is_streamed_as_it_would_be_written_at_once()
    {
        var links = Enumerable.Range(0, 20_000).Select(i => new JourneyLink(i % 9, $"step {i % 300}", "to", i, i / 10.0, i / 7.0)).ToArray();
        var answer = new FrequencyAnswer(3, 0, [], new OtherJourneys(1, 3), [], links);
        using var stream = new MemoryStream();

        await JsonSerializer.SerializeAsync(stream, answer, JourneysJson.Streamed.FrequencyAnswer);

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).Should().Be(JsonSerializer.Serialize(answer, JourneysJson.Default.FrequencyAnswer));
    }
}
