namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Reads rows of a source file one by one.</summary>
internal abstract class RowReader
{
    /// <summary>Names of the file's columns; null when any path may be asked for (JSON).</summary>
    public abstract IReadOnlyList<string>? Columns { get; }

    /// <summary>Damage that ended the file early; null when it was read to its end.</summary>
    public abstract string? Damage { get; }

    /// <summary>Where in the text the next row, or blank lines before it, begins; null where a file cannot be cut, or in the middle of what is passed over.</summary>
    public virtual (long Offset, long Line)? Place => null;

    /// <summary>Rows read so far, those before included that <see cref="CountOn"/> told.</summary>
    public long RowsRead => Number;

    /// <summary>Number of the last row.</summary>
    protected long Number { get; set; }

    /// <summary>Counts on from the rows before those that come.</summary>
    public void CountOn(long rowsBefore) => Number = rowsBefore;

    /// <summary>Reads the next row that is in memory.</summary>
    /// <returns>False when more of the file is needed.</returns>
    public abstract bool TryRead(SourceRow row);

    /// <summary>Brings more of the file into memory.</summary>
    /// <returns>False at the end.</returns>
    public abstract ValueTask<bool> FillAsync(CancellationToken cancellationToken);
}
