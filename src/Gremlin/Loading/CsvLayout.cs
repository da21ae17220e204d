namespace Gremlin.Loading;

/// <summary>The columns of a load file: a vertex file or an edge file.</summary>
internal sealed class CsvLayout
{
    private CsvLayout(CsvColumn[] columns)
    {
        Columns = columns;
        Id = Find(CsvRole.Id);
        Label = Find(CsvRole.Label);
        Source = Find(CsvRole.Source);
        Target = Find(CsvRole.Target);
        IsEdges = Source >= 0 || Target >= 0;
        if (Id < 0)
            throw new InvalidDataException("The header has no ~id.");
        if (IsEdges && (Source < 0 || Target < 0))
            throw new InvalidDataException("The header of an edge file needs ~from and ~to.");
    }

    public CsvColumn[] Columns { get; }

    public int Id { get; }

    public int Label { get; }

    public int Source { get; }

    public int Target { get; }

    public bool IsEdges { get; }

    /// <summary>Reads the header, the reader's current record.</summary>
    /// <exception cref="InvalidDataException">It is not as the format wants it.</exception>
    public static CsvLayout Read(CsvReader reader)
    {
        var columns = new CsvColumn[reader.FieldCount];
        for (var field = 0; field < columns.Length; field++)
            columns[field] = CsvColumn.Parse(reader[field]);
        return new CsvLayout(columns);
    }

    private int Find(CsvRole role)
    {
        var found = Array.FindIndex(Columns, column => column.Role == role);
        if (found != Array.FindLastIndex(Columns, column => column.Role == role))
            throw new InvalidDataException("The header names a system column twice.");
        return found;
    }
}
