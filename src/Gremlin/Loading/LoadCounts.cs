namespace Gremlin.Loading;

/// <summary>What a load has done so far.</summary>
public sealed class LoadCounts
{
    private long _records;
    private long _duplicates;
    private long _parsingErrors;
    private long _typeErrors;
    private long _insertErrors;

    /// <summary>Labels, properties and edges read.</summary>
    public long TotalRecords => Interlocked.Read(ref _records);

    /// <summary>Those that were there already.</summary>
    public long TotalDuplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Rows and headers that are not as the format wants them.</summary>
    public long ParsingErrors => Interlocked.Read(ref _parsingErrors);

    /// <summary>Rows with a cell that is not of its column's type.</summary>
    public long DatatypeMismatchErrors => Interlocked.Read(ref _typeErrors);

    /// <summary>Records that contradict what is in the graph.</summary>
    public long InsertErrors => Interlocked.Read(ref _insertErrors);

    internal bool HasErrors => ParsingErrors + DatatypeMismatchErrors + InsertErrors > 0;

    internal void Add(int records, int duplicates)
    {
        Interlocked.Add(ref _records, records);
        Interlocked.Add(ref _duplicates, duplicates);
    }

    internal void AddError(string code)
    {
        if (code == LoadErrors.Parsing)
            Interlocked.Increment(ref _parsingErrors);
        else if (code == LoadErrors.TypeMismatch)
            Interlocked.Increment(ref _typeErrors);
        else
            Interlocked.Increment(ref _insertErrors);
    }
}
