using System.Text;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Maps small texts in memory.</summary>
internal sealed record Mapped(MappedRows Rows, RowCounts Counts, IReadOnlyDictionary<string, long> Notes)
{
    public static readonly IdentifierKey Key = new(Encoding.UTF8.GetBytes("a key that only tests have"));

    public const string Calls = """
        { "files": "calls/*.csv",
          "touchpoint": { "type": "what", "at": "when", "identifiers": [ { "kind": "account", "column": "who" } ] } }
        """;

    public TouchpointRow Only => Rows.Touchpoints.Single();

    public string Reason => Rows.Quarantined.Single().Reason;

    public static SourceMapping Mapping(string json, string file = "calls.source.json") => ReadMapping.From(file, Encoding.UTF8.GetBytes(json));

    public static Task<Mapped> Csv(string mapping, string text) => Of(mapping, Encoding.UTF8.GetBytes(text), FileKind.Csv);

    public static Task<Mapped> Json(string mapping, string text) => Of(mapping, Encoding.UTF8.GetBytes(text), FileKind.JsonLines);

    public static async Task<Mapped> Of(string json, byte[] bytes, FileKind kind, int readBytes = int.MaxValue)
    {
        var mapping = Mapping(json);
        var unzipped = await SourceText.UnzippedAsync(new MemoryStream(bytes), default);
        var encoding = mapping.Format.Encoding == "auto" ? await SourceText.DetectAsync(await SourceText.UnzippedAsync(new MemoryStream(bytes), default), default) : mapping.Format.Encoding;
        var utf8 = await SourceText.Utf8Async(new SlowStream(unzipped, readBytes), encoding, default);
        var reader = await SourceFile.RowsAsync(kind, mapping, new TextWindow(utf8), default);
        var mapper = new RowMapper(mapping, "calls/one.csv", "batch", reader.Columns, Key);
        var (row, rows) = (new SourceRow(), new MappedRows());
        do
        {
            while (reader.TryRead(row))
                mapper.Map(row, rows);
        }
        while (await reader.FillAsync(default));
        mapper.Counts.Read.Should().Be(mapper.Counts.Curated + mapper.Counts.Quarantined + mapper.Counts.Filtered);
        return new Mapped(rows, mapper.Counts, mapper.Notes);
    }

    /// <summary>Gives few bytes at a time, as networks do.</summary>
    private sealed class SlowStream(Stream inner, int most) : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => inner.Read(buffer[..Math.Min(buffer.Length, most)]);

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, most));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
