using System.Text;
using CsCheck;

namespace CustomerJourney.Touchpoints;

/// <summary>A file mapped in parts against the same file mapped whole.</summary>
public sealed class PlanFileTests
{
    private const string Keyed = """
        { "files": "calls/*",
          "touchpoint": { "key": "who", "type": "what", "at": "when", "identifiers": [ { "kind": "account", "column": "who" } ] } }
        """;

    [Theory]
    [InlineData("what,when,who\na,2024-01-01,1\n\"b\nb\",2024-01-02,2\nbad\n\n\na,2024-01-01,1\n")]
    [InlineData("\uFEFFwhat;when;who\r\na;2024-01-01;1\r\n\r\n\"b;b\";2024-01-02;2\r\n")]
    [InlineData("what,when,who\n\"stray,2024-01-01,1\nb,2024-01-02,2\nc,2024-01-02,\"3\"\nd,2024-01-02,4\n\"e,2024-01-02,5\nf,2024-01-02,6")]
    [InlineData("what,when,who\n")]
    public async Task Parts_of_a_file_give_what_the_whole_gives(string text) => await HoldAsync(Mapped.Calls, text, "calls/one.csv");

    [Fact]
    public async Task Parts_of_JSON_Lines_give_what_the_whole_gives() =>
        await HoldAsync(Mapped.Calls, """
            {"what":"a","when":"2024-01-01","who":"1"}

            {"what":"a","when":"2024-01-01","who":"1"}
            {"what":"a","wh
              {"what":"a","when":"2024-01-01","who":"1"}
            """, "calls/one.jsonl");

    [Fact]
    public void Any_mess_of_quotes_lines_and_repeats_is_cut_without_changing_a_row()
    {
        var field = Any("a", "2024-01-01", "1", "\"x\"", "\"x\ny\"", "\"", "\"\"", "", " ", "é", "\"a,b\"", "q\"q");
        var line = Gen.Select(Gen.OneOf(Gen.Const("a"), field), Gen.OneOf(Gen.Const("2024-01-01"), Gen.Const("2024-01-01"), field), Gen.OneOf(Gen.Const("1"), field), (a, b, c) => $"{a},{b},{c}");
        var text = Gen.Select(Gen.OneOf(line, line, line, field).Array[0, 12], Any("\n", "\r\n", "\n\n"), (lines, end) => "what,when,who" + end + string.Join(end, lines));
        text.Sample(sample => HoldAsync(Mapped.Calls, sample, "calls/one.csv").GetAwaiter().GetResult(), iter: 400);
    }

    [Fact]
    public async Task Only_rows_that_are_told_by_their_content_bring_their_repeats()
    {
        const string Text = "what,when,who\na,2024-01-01,1\na,2024-01-01,1\n";
        (await PlanAsync(Mapped.Calls, Encoding.UTF8.GetBytes(Text), "calls/one.csv", 1)).SelectMany(part => part.Earlier).Single().Should().Be(KeyValuePair.Create(2L, 1));
        (await PlanAsync(Keyed, Encoding.UTF8.GetBytes(Text), "calls/one.csv", 1)).Should().HaveCount(2).And.OnlyContain(part => part.Earlier.Count == 0);
    }

    [Fact]
    public async Task What_cannot_be_cut_stays_whole()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("what,when,who\na,2024-01-01,1\n"u8);
        (await PlanAsync(Keyed, zipped.ToArray(), "calls/one.csv.gz", 1)).Single().IsWhole.Should().BeTrue();
        (await PlanAsync(Keyed, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("what,when,who\na,2024-01-01,1\n")).ToArray(), "calls/one.csv", 1)).Single().IsWhole.Should().BeTrue();
        (await PlanAsync(Keyed, "what,when,who\na,2024-01-01,1\n"u8.ToArray(), "calls/one.csv", 1000)).Single().IsWhole.Should().BeTrue();
    }

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static async Task HoldAsync(string json, string text, string file)
    {
        var (mapping, bytes) = (Mapped.Mapping(json), Encoding.UTF8.GetBytes(text));
        using var whole = new MemoryStream();
        var parts = await PlanAsync(json, bytes, file, 1);
        var counted = await MapStream.FileAsync(mapping, file, parts[0].Batch, Mapped.Key, Forgotten.Nobody, (new MemoryStream(bytes), whole, null), default);
        var (lines, read) = (new List<string>(), 0L);
        foreach (var part in parts)
        {
            using var output = new MemoryStream();
            var bytesOfPart = new MemoryStream(bytes[(int)part.From..(int)part.Until]);
            read += (await MapStream.PartAsync(mapping, FilePart.Parse(part.ToJson()), Mapped.Key, Forgotten.Nobody, (bytesOfPart, output, null), default)).Counts.Read;
            lines.AddRange(Lines(output));
        }

        lines.Should().BeEquivalentTo(Lines(whole));
        read.Should().Be(counted.Counts.Read);
    }

    private static string[] Lines(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Task<IReadOnlyList<FilePart>> PlanAsync(string json, byte[] bytes, string file, long partBytes) =>
        PlanFile.RunAsync(Mapped.Mapping(json), file, new MemoryStream(bytes), partBytes, default);
}
