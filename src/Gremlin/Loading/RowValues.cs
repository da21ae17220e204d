using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Reads the cells of a row's property columns as values.</summary>
internal sealed class RowValues(CsvLayout layout, bool allowEmptyStrings)
{
    private const byte Semicolon = (byte)';';
    private const byte Escape = (byte)'\\';

    private byte[] _unescaped = new byte[256];

    /// <summary>Adds the values of a row of the batch, each with its column.</summary>
    /// <exception cref="RowException">A cell is not of its column's type.</exception>
    public void Read(CsvBatch batch, int row, GraphNames names, List<(int Column, StoredValue Value)> values)
    {
        var cells = Math.Min(layout.Columns.Length, batch.FieldCount(row));
        for (var column = 0; column < cells; column++)
        {
            var definition = layout.Columns[column];
            if (definition.Role != CsvRole.Property)
                continue;
            var cell = batch.Field(row, column);
            if (definition.IsArray)
                ReadArray(names, column, cell, values);
            else if (!cell.IsEmpty || (allowEmptyStrings && definition.Type == PropertyType.String))
                ReadValue(names, column, cell, values);
        }
    }

    private void ReadValue(GraphNames names, int column, ReadOnlySpan<byte> cell, List<(int Column, StoredValue Value)> values)
    {
        if (!CellParser.TryParse(cell, layout.Columns[column].Type, names, out var value))
            throw new RowException(LoadErrors.TypeMismatch, $"Column {layout.Columns[column].Name} has a value that is no {layout.Columns[column].Type}.");
        values.Add((column, value));
    }

    private void ReadArray(GraphNames names, int column, ReadOnlySpan<byte> cell, List<(int Column, StoredValue Value)> values)
    {
        while (!cell.IsEmpty)
        {
            var end = EndOfPart(cell, out var isEscaped);
            var part = isEscaped ? Unescape(cell[..end]) : cell[..end];
            if (!part.IsEmpty)
                ReadValue(names, column, part, values);
            cell = end < cell.Length ? cell[(end + 1)..] : default;
        }
    }

    private static int EndOfPart(ReadOnlySpan<byte> cell, out bool isEscaped)
    {
        isEscaped = false;
        for (var place = 0; place < cell.Length; place++)
        {
            if (cell[place] == Semicolon)
                return place;
            if (cell[place] != Escape || place + 1 == cell.Length || cell[place + 1] != Semicolon)
                continue;
            isEscaped = true;
            place++;
        }

        return cell.Length;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> part)
    {
        if (_unescaped.Length < part.Length)
            _unescaped = new byte[part.Length];
        var length = 0;
        for (var place = 0; place < part.Length; place++)
        {
            if (part[place] == Escape && place + 1 < part.Length && part[place + 1] == Semicolon)
                place++;
            _unescaped[length++] = part[place];
        }

        return _unescaped.AsSpan(0, length);
    }
}
