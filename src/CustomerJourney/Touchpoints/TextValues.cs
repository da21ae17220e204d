using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

/// <summary>A row group's column of text as it was read, before strings are made of it.</summary>
/// <remarks>Its buffers come from the pool: a table of millions of rows is read several times a run, and fresh buffers of megabytes cost more than the decoding.</remarks>
internal readonly struct TextValues : IDisposable
{
    private readonly ReadOnlyMemory<char>[] _values;
    private readonly int[] _levels;
    private readonly int _rows;
    private readonly int _there;

    private TextValues(ReadOnlyMemory<char>[] values, int[] levels, int rows, int there) => (_values, _levels, _rows, _there) = (values, levels, rows, there);

    /// <summary>Reads a column.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="stored">The column as the file has it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<TextValues> ReadAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken)
    {
        var rows = checked((int)group.RowCount);
        var values = ArrayPool<ReadOnlyMemory<char>>.Shared.Rent(rows);
        var levels = ArrayPool<int>.Shared.Rent(rows);
        await group.ReadRawAsync(stored, values.AsMemory(0, rows), stored.IsNullable ? levels.AsMemory(0, rows) : null, null, cancellationToken);
        var there = stored.MaxDefinitionLevel;
        if (!stored.IsNullable)
            Array.Fill(levels, there, 0, rows);
        return new TextValues(values, levels, rows, there);
    }

    /// <summary>The text of each row, null where there is none; rows with one text share it, where texts are few.</summary>
    public string?[] ToStrings()
    {
        var (texts, shared, next) = (new string?[_rows], new SharedTexts(), 0);
        for (var row = 0; row < texts.Length; row++)
        {
            if (_levels[row] == _there)
                texts[row] = shared.Of(_values[next++].Span);
        }

        return texts;
    }

    /// <summary>Gives each row's text to a function, an empty one where there is none.</summary>
    public void ForEach(ReadOnlySpanAction<char, int> take)
    {
        var next = 0;
        for (var row = 0; row < _rows; row++)
            take(_levels[row] == _there ? _values[next++].Span : default, row);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ReadOnlyMemory<char>>.Shared.Return(_values, clearArray: true);
        ArrayPool<int>.Shared.Return(_levels);
    }
}
