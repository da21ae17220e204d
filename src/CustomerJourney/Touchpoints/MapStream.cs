using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Maps a stream of rows to JSON Lines: what the mapper executable does between its standard input and output.</summary>
public static class MapStream
{
    private const int ChunkRows = 1024;

    /// <summary>Maps a whole file that comes as a stream.</summary>
    /// <param name="mapping">The source's mapping.</param>
    /// <param name="file">Name of the file relative to <c>raw/</c>.</param>
    /// <param name="batch">Id that quarantined rows carry.</param>
    /// <param name="identifiers">Secret of identifiers' ids.</param>
    /// <param name="between">Where the file's bytes come from and mapped rows go to.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What became of the rows, and of values without costing a row.</returns>
    /// <exception cref="MappingException">The mapping does not fit the file.</exception>
    /// <exception cref="SourceFileException">The file cannot be read at all.</exception>
    public static async Task<(RowCounts Counts, IReadOnlyDictionary<string, long> Notes)> FileAsync(
        SourceMapping mapping, string file, string batch, IdentifierKey identifiers, (Stream Input, Stream Output) between, CancellationToken cancellationToken)
    {
        await using var source = await SourceFile.OpenAsync(mapping, file, between.Input, cancellationToken);
        var mapper = new RowMapper(mapping, file, batch, source.Rows.Columns, identifiers);
        var (row, rows, lines, inChunk) = (new SourceRow(), new MappedRows(), new MappedJsonLines(), 0);
        do
        {
            while (source.Rows.TryRead(row))
            {
                mapper.Map(row, rows);
                if (++inChunk == ChunkRows)
                {
                    rows = await HandOnAsync(lines, rows, between.Output, cancellationToken);
                    inChunk = 0;
                }
            }
        }
        while (await source.Rows.FillAsync(cancellationToken));
        await HandOnAsync(lines, rows, between.Output, cancellationToken);
        return (mapper.Counts, mapper.Notes);
    }

    /// <summary>Maps rows that come one a line, each in an envelope <c>{"text":…,"row":…,"line":…,"earlier":…,"file":…,"header":…}</c>.</summary>
    /// <param name="mapper">Maps them.</param>
    /// <param name="file">File of rows that name none.</param>
    /// <param name="header">Header of rows that bring none.</param>
    /// <param name="between">Where lines come from and mapped rows go to.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceFileException">A line is no envelope.</exception>
    /// <exception cref="MappingException">The mapping does not fit a file.</exception>
    public static async Task RecordsAsync(MapRecords mapper, string file, string? header, (Stream Input, Stream Output) between, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        using var reader = new StreamReader(between.Input, new UTF8Encoding(false), false, 1 << 16, leaveOpen: true);
        var (rows, lines, number) = (new MappedRows(), new MappedJsonLines(), 0L);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            mapper.Map(Envelope(line, number, file, header), rows);
            if (number % ChunkRows == 0)
                rows = await HandOnAsync(lines, rows, between.Output, cancellationToken);
        }

        await HandOnAsync(lines, rows, between.Output, cancellationToken);
    }

    private static async Task<MappedRows> HandOnAsync(MappedJsonLines lines, MappedRows rows, Stream output, CancellationToken cancellationToken)
    {
        lines.Write(rows);
        await lines.FlushAsync(output, cancellationToken);
        return new MappedRows();
    }

    private static SourceRecord Envelope(string line, long number, string file, string? header)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var envelope = json.RootElement;
            return new SourceRecord(
                Text(envelope, "file") ?? file,
                Text(envelope, "header") ?? header,
                Number(envelope, "line") ?? Number(envelope, "row") ?? number,
                Number(envelope, "row") ?? number,
                (int?)Number(envelope, "earlier"),
                Text(envelope, "text") ?? throw new JsonException());
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or FormatException)
        {
            throw new SourceFileException($"Line {number.ToString(CultureInfo.InvariantCulture)} of the input is no envelope: one JSON object a line, {{\"text\":\"…\",\"row\":1}}.", mistake);
        }
    }

    private static string? Text(JsonElement envelope, string name) => envelope.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static long? Number(JsonElement envelope, string name) => envelope.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt64() : null;
}
