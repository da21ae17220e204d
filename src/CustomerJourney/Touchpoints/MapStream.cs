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
    /// <param name="forgotten">What is left out.</param>
    /// <param name="between">Where the file's bytes come from, mapped rows go to, and the graph's load files, if wanted.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What became of the rows.</returns>
    /// <exception cref="MappingException">The mapping does not fit the file.</exception>
    /// <exception cref="SourceFileException">The file cannot be read at all.</exception>
    public static async Task<MappedStream> FileAsync(
        SourceMapping mapping, string file, string batch, IdentifierKey identifiers, Forgotten forgotten, (Stream Input, Stream Output, string? GraphFolder) between, CancellationToken cancellationToken)
    {
        await using var source = await SourceFile.OpenAsync(mapping, file, between.Input, cancellationToken);
        var mapper = new RowMapper(mapping, file, batch, source.Rows.Columns, identifiers, forgotten);
        await using var output = new MappedOutput(between.Output, mapping, between.GraphFolder);
        await PumpAsync(source.Rows, (row, rows) => mapper.Map(row, rows), long.MaxValue, output, cancellationToken);
        return new MappedStream(mapper.Counts, mapper.Notes, source.Encoding, source.Rows.Damage, output.Types);
    }

    /// <summary>Maps a part of a file, as <see cref="PlanFile"/> cut it: its bytes from <see cref="FilePart.From"/> to <see cref="FilePart.Until"/>. Stops reading after its last row.</summary>
    /// <inheritdoc cref="FileAsync"/>
    public static async Task<MappedStream> PartAsync(
        SourceMapping mapping, FilePart part, IdentifierKey identifiers, Forgotten forgotten, (Stream Input, Stream Output, string? GraphFolder) between, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(part);
        var cut = mapping with { Format = mapping.Format with { Encoding = part.Encoding ?? mapping.Format.Encoding } };
        if (part.IsWhole)
            return await FileAsync(cut, part.File, part.Batch, identifiers, forgotten, between, cancellationToken);
        cut = cut with { Format = cut.Format with { Delimiter = part.Delimiter?[0] ?? '\0', Columns = part.Columns, SkipLines = 0 } };
        var rows = await SourceFile.RowsAsync(SourceFile.KindOf(mapping, part.File), cut, new TextWindow(between.Input, part.Line), cancellationToken);
        rows.CountOn(part.RowsBefore);
        var mapper = new RowMapper(cut, part.File, part.Batch, rows.Columns, identifiers, forgotten);
        await using var output = new MappedOutput(between.Output, cut, between.GraphFolder);
        await PumpAsync(rows, (row, mapped) => mapper.Map(row, mapped, part.Earlier.GetValueOrDefault(row.Number)), part.To - part.From, output, cancellationToken);
        return new MappedStream(mapper.Counts, mapper.Notes, part.Encoding, rows.Damage, output.Types);
    }

    /// <summary>Maps rows that come one a line, each in an envelope <c>{"text":…,"row":…,"line":…,"earlier":…,"file":…,"header":…}</c>.</summary>
    /// <param name="mapping">The source's mapping.</param>
    /// <param name="mapper">Maps them.</param>
    /// <param name="file">File of rows that name none.</param>
    /// <param name="header">Header of rows that bring none.</param>
    /// <param name="between">Where lines come from, mapped rows go to, and the graph's load files, if wanted.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What became of the rows.</returns>
    /// <exception cref="SourceFileException">A line is no envelope.</exception>
    /// <exception cref="MappingException">The mapping does not fit a file.</exception>
    public static async Task<MappedStream> RecordsAsync(
        SourceMapping mapping, MapRecords mapper, string file, string? header, (Stream Input, Stream Output, string? GraphFolder) between, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        using var reader = new StreamReader(between.Input, new UTF8Encoding(false), false, 1 << 16, leaveOpen: true);
        await using var output = new MappedOutput(between.Output, mapping, between.GraphFolder);
        var (rows, number) = (new MappedRows(), 0L);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            mapper.Map(Envelope(line, number, file, header), rows);
            if (number % ChunkRows == 0)
                rows = await HandOnAsync(rows, output, cancellationToken);
        }

        await HandOnAsync(rows, output, cancellationToken);
        return new MappedStream(mapper.Counts, mapper.Notes, null, null, output.Types);
    }

    // Rows that begin before the end are mapped; what follows is only looked at.
    private static async Task PumpAsync(RowReader source, Action<SourceRow, MappedRows> map, long end, MappedOutput output, CancellationToken cancellationToken)
    {
        var (row, rows, inChunk) = (new SourceRow(), new MappedRows(), 0);
        do
        {
            while (IsBefore(source, end) && source.TryRead(row))
            {
                map(row, rows);
                if (++inChunk < ChunkRows)
                    continue;
                rows = await HandOnAsync(rows, output, cancellationToken);
                inChunk = 0;
            }
        }
        while (IsBefore(source, end) && await source.FillAsync(cancellationToken));
        await HandOnAsync(rows, output, cancellationToken);
    }

    private static bool IsBefore(RowReader source, long end) => source.Place is not { } place || place.Offset < end;

    private static async Task<MappedRows> HandOnAsync(MappedRows rows, MappedOutput output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(rows, cancellationToken);
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
