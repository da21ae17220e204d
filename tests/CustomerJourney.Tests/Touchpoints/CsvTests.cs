using System.IO.Compression;
using System.Text;
using CsCheck;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

public sealed class CsvTests
{
    private const string Head = "what,when,who\n";

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["abc,;\"\r\n'é€\U0001F600 \t".Where(letter => !char.IsSurrogate(letter)).Aggregate("", (text, letter) => text + letter)], 0, 12],
        Gen.Const("line\nline"), Gen.Const("\"quoted\""), Gen.Const("😀,😀"));

    [Fact]
    public void Whatever_is_written_by_RFC_4180_is_read_back()
    {
        var rows = Gen.Select(Text, Text).Select(pair => (Type: "t" + pair.Item1 + "t", Who: "w" + pair.Item2 + "w")).List[0, 30];
        Gen.Select(rows, OneOf("\n", "\r\n", "\r"), OneOf(',', ';', '\t', '|'), Gen.Bool, OneOf(1, 7, 1000)).Sample(
            (written, end, delimiter, isLastEnded, readBytes) =>
            {
                var lines = written.Select(row => $"{Quoted(row.Type, delimiter)}{delimiter}2024-01-01{delimiter}{Quoted(row.Who, delimiter)}").Prepend($"what{delimiter}when{delimiter}who");
                var text = string.Join(end, lines) + (isLastEnded ? end : "");
                var mapped = Mapped.Of(Mapped.Calls, Encoding.UTF8.GetBytes(text), FileKind.Csv, readBytes).GetAwaiter().GetResult();
                mapped.Rows.Touchpoints.Select(row => row.Type).Should().Equal(written.Select(row => row.Type));
                mapped.Rows.TouchpointIdentifiers.Select(row => row.Value).Should().Equal(written.Select(row => row.Who));
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public async Task Quoted_line_ends_belong_to_the_field_and_lines_are_counted_right()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "\"a\nb\",2024-01-01,1\nc,never,2\n");
        mapped.Only.Type.Should().Be("a\nb");
        mapped.Rows.Quarantined.Single().Should().Match<QuarantineRow>(row => row.Line == 4 && row.Raw == "c,never,2");
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01,1\n\"b,2024-01-01,2\nc,2024-01-01,3\nd,2024-01-01,4\n");
        mapped.Rows.Touchpoints.Select(row => row.Type).Should().Equal("a", "c", "d");
        mapped.Rows.Quarantined.Single().Raw.Should().Be("\"b,2024-01-01,2");
    }

    [Fact]
    public async Task A_stray_quote_that_meets_a_later_one_costs_its_own_line_only()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01,\"1\nb,2024-01-01,2\nc,2024-01-01,\"3\"\n");
        mapped.Rows.Touchpoints.Select(row => row.Type).Should().Equal("b", "c");
    }

    [Fact]
    public async Task A_quote_inside_a_field_is_a_letter() =>
        (await Mapped.Csv(Mapped.Calls, Head + "5\" screen,2024-01-01,1\n")).Only.Type.Should().Be("5\" screen");

    [Fact]
    public async Task A_row_of_wrong_width_is_quarantined_whole()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01\nb,2024-01-01,1,x\nc,2024-01-01,1,,\n");
        mapped.Rows.Quarantined.Select(row => row.Reason).Should().Equal("it has 2 fields where the header has 3", "it has 4 fields where the header has 3");
        mapped.Only.Type.Should().Be("c");
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_quarantined_and_the_next_rows_are_not()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + new string('x', 10 << 20) + ",2024-01-01,1\nb,2024-01-01,2\n");
        mapped.Only.Type.Should().Be("b");
        mapped.Rows.Quarantined.Single().Raw.Length.Should().BeGreaterThan(10 << 20);
        mapped.Reason.Should().StartWith("the line is longer than 4 MiB");
    }

    [Fact]
    public async Task Of_a_line_beyond_all_bounds_the_beginning_is_kept()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + new string('x', 40 << 20) + "\nb,2024-01-01,2\n");
        mapped.Only.Type.Should().Be("b");
        mapped.Rows.Quarantined.Single().Raw.Length.Should().BeInRange(16 << 20, 33 << 20);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-8", false)]
    public async Task An_encoding_is_found_out(string encoding, bool hasMark)
    {
        var codec = SourceEncodings.Of(encoding);
        var bytes = codec.GetBytes(Head + "müde€,2024-01-01,ß\n");
        var mapped = await Mapped.Of(Mapped.Calls, hasMark ? [.. codec.GetPreamble(), .. bytes] : bytes, FileKind.Csv);
        mapped.Only.Type.Should().Be("müde€");
    }

    [Fact]
    public async Task A_row_in_another_encoding_than_its_file_is_quarantined_with_its_bytes()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Head + "grün,2024-01-01,1\n"), .. Encoding.Latin1.GetBytes("grün,2024-01-01,2\n"), .. "c,2024-01-01,3\n"u8];
        var mapped = await Mapped.Of(Mapped.Calls, bytes, FileKind.Csv);
        mapped.Rows.Touchpoints.Should().HaveCount(2);
        mapped.Reason.Should().Contain("not UTF-8");
        mapped.Rows.Quarantined.Single().Raw.Should().Be("grün,2024-01-01,2");
    }

    [Fact]
    public async Task A_gzip_that_is_cut_off_gives_its_whole_rows_and_says_so()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"type {i * 7919 % 1000},2024-01-01,{i * 104729 % 99991}\n"))));
        var mapped = await Mapped.Of(Mapped.Calls, zipped.ToArray()[..((int)zipped.Length / 2)], FileKind.Csv);
        mapped.Counts.Curated.Should().BeInRange(1000, 19_999);
        mapped.Rows.Quarantined.Should().HaveCountLessThanOrEqualTo(1).And.AllSatisfy(row => row.Reason.Should().Contain("cut off"));
    }

    [Fact]
    public async Task Columns_can_be_named_where_there_is_no_header()
    {
        const string Mapping = """
            { "files": "*", "format": { "kind": "csv", "delimiter": ";", "quote": "'", "columns": ["when", "what"], "skipLines": 2 },
              "touchpoint": { "type": "what", "at": "when" } }
            """;
        (await Mapped.Csv(Mapping, "report\n\n2024-01-01;'a;b'\n")).Only.Type.Should().Be("a;b");
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(which => values[which]);

    private static string Quoted(string text, char delimiter) =>
        text.AsSpan().IndexOfAny([delimiter, '"', '\r', '\n']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
