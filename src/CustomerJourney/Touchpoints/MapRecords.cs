using System.Text;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Maps rows one by one, from any files of a source in any order: what batch, stream and distributed mapping share.</summary>
/// <param name="mapping">The source's mapping.</param>
/// <param name="identifiers">Secret of identifiers' ids.</param>
/// <param name="batch">Id that quarantined rows carry.</param>
/// <param name="forgotten">What is left out; null when nobody was forgotten.</param>
public sealed class MapRecords(SourceMapping mapping, IdentifierKey identifiers, string batch, Forgotten? forgotten = null)
{
    private readonly Dictionary<string, OneFile> _files = new(StringComparer.Ordinal);
    private readonly SourceRow _row = new();
    private readonly IReadOnlyList<string> _paths = RowMapper.PathsOf(mapping);

    /// <summary>What became of the rows so far.</summary>
    public RowCounts Counts => _files.Values.Select(file => file.Mapper.Counts).Aggregate(new RowCounts(0, 0, 0, 0, 0, 0), (sum, one) => new RowCounts(
        sum.Read + one.Read, sum.Curated + one.Curated, sum.Quarantined + one.Quarantined, sum.Filtered + one.Filtered, sum.Touchpoints + one.Touchpoints, sum.Parties + one.Parties));

    /// <summary>What happened to values without costing a row, by count.</summary>
    public IReadOnlyDictionary<string, long> Notes =>
        _files.Values.SelectMany(file => file.Mapper.Notes).GroupBy(note => note.Key, note => note.Value, StringComparer.Ordinal).ToDictionary(note => note.Key, note => note.Sum(), StringComparer.Ordinal);

    private sealed record OneFile(RowMapper Mapper, CsvRows? Csv, JsonRow? Json);

    /// <summary>Maps a row.</summary>
    /// <param name="record">The row.</param>
    /// <param name="rows">Gets what it becomes.</param>
    /// <exception cref="MappingException">The mapping does not fit the record's file.</exception>
    public void Map(SourceRecord record, MappedRows rows)
    {
        if (!_files.TryGetValue(record.File, out var file))
            _files[record.File] = file = Open(record);
        var text = Encoding.UTF8.GetBytes(record.Text);
        if (file.Json is not null)
        {
            (_row.Raw, _row.IdentityIsRaw) = (text.AsMemory().Trim(" \t\r\n"u8), true);
            _row.Problem = text.Length > TextWindow.RecordBytes ? $"the line is longer than {TextWindow.RecordBytes >> 20} MiB" : file.Json.Read(_row.Raw.Span, _row);
        }
        else
        {
            ReadCsv(file.Csv!, text);
        }

        (_row.Line, _row.Number) = (record.Line, record.Row);
        file.Mapper.Map(_row, rows, record.Earlier);
    }

    private void ReadCsv(CsvRows csv, byte[] text)
    {
        csv.Restart(new TextWindow(text));
        var isRead = csv.TryRead(_row);
        if (isRead && csv.IsUsedUp)
            return;
        _row.Problem = isRead ? "a quote is opened and never closed" : "it is empty";
        _row.Raw = text;
    }

    private OneFile Open(SourceRecord record)
    {
        var kind = mapping.Format.Kind == FileKind.ByName ? SourceFile.KindOf(record.File) : mapping.Format.Kind;
        if (kind == FileKind.JsonLines)
            return new OneFile(new RowMapper(mapping, record.File, batch, null, identifiers, forgotten), null, new JsonRow(_paths));
        var csv = CsvRows.Of(mapping.Format, record.Header);
        return new OneFile(new RowMapper(mapping, record.File, batch, csv.Columns ?? [], identifiers, forgotten), csv, null);
    }
}
