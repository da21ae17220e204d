using Sylvan.Data.Csv;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Reads records from CSV (RFC 4180, header row).</summary>
public static class CsvRecords
{
    private const int LongestRow = 64 << 20;

    /// <summary>Reads a file; the record key is the column <paramref name="idColumn"/>, or the row's number where that is null or absent.</summary>
    /// <exception cref="InvalidDataException">There is no header row, or a row is longer than 64 MB.</exception>
    public static RecordTable Read(TextReader text, string? idColumn = "record_id")
    {
        using var rows = Open(text);
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToArray();
        var own = idColumn is null ? -1 : Array.IndexOf(names, idColumn);
        var columns = Array.ConvertAll(names, name => new TextColumnBuilder(name));
        var ids = new List<string>();
        while (rows.Read())
        {
            ids.Add(own >= 0 && own < rows.RowFieldCount ? rows.GetString(own) : $"{ids.Count + 1}");
            for (var field = 0; field < columns.Length; field++)
            {
                if (field != own)
                    columns[field].Add(field < rows.RowFieldCount ? rows.GetFieldSpan(field) : []);
            }
        }

        return new(ids, [.. columns.Where((_, field) => field != own).Select(column => column.Build())]);
    }

    private static CsvDataReader Open(TextReader text)
    {
        try
        {
            var rows = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 20, MaxBufferSize = LongestRow });
            return rows.FieldCount > 0 ? rows : throw new InvalidDataException("The file has no header row.");
        }
        catch (CsvMissingHeadersException missing)
        {
            throw new InvalidDataException("The file has no header row.", missing);
        }
    }
}
