using System.Text;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>A value of a mapping with its columns found: takes it out of rows.</summary>
internal sealed class RowValue
{
    /// <summary>Stands for a value that the mapping's table lacks and must not lack.</summary>
    public static readonly string Unmapped = new('\0', 1);

    private const int PooledTexts = 1 << 16;
    private const byte Blank = (byte)' ';
    private readonly ValueMapping _mapping;
    private readonly int[] _slots;
    private readonly byte[] _separator;
    private readonly bool _needsAll;
    private readonly Utf8Pool<string> _texts = new(PooledTexts);
    private byte[] _joined = new byte[256];

    /// <summary>Finds the columns.</summary>
    /// <param name="mapping">The value.</param>
    /// <param name="slotOf">Where a column stands in a row.</param>
    public RowValue(ValueMapping mapping, Func<string, MappingPlace, int> slotOf)
    {
        _mapping = mapping;
        _slots = [.. mapping.Columns.Select(column => slotOf(column, mapping.Place))];
        _separator = Encoding.UTF8.GetBytes(mapping.Separator);
        _needsAll = mapping.Separator == "\u001F";
    }

    /// <summary>The value's name in messages: its columns.</summary>
    public string Name => _mapping.Columns.Count == 0 ? "a constant" : $"column {string.Join(" and ", _mapping.Columns.Select(column => $"'{column}'"))}";

    /// <summary>Makes a value, or null for none.</summary>
    public static RowValue? Of(ValueMapping? mapping, Func<string, MappingPlace, int> slotOf) => mapping is null ? null : new RowValue(mapping, slotOf);

    /// <summary>The row's text as written, blanks around it gone; empty when missing. No table, no letter case.</summary>
    public ReadOnlySpan<byte> Written(SourceRow row) => _slots.Length == 1 ? Trim(row[_slots[0]]) : Joined(row);

    /// <summary>The row's value as meant.</summary>
    /// <returns>Null when missing, <see cref="Unmapped"/> when the mapping's table lacks it and must not.</returns>
    public string? Text(SourceRow row)
    {
        if (_slots.Length == 0)
            return _mapping.Constant;
        var written = Written(row);
        if (written.IsEmpty)
            return _mapping.IfEmpty;
        return _texts.TryGet(written, out var hash, out var text) ? text : _texts.Add(written, hash, Meant(written));
    }

    private string? Meant(string written)
    {
        if (_mapping.Map is { } map)
        {
            if (map.TryGetValue(written, out var meant))
                return meant;
            if (_mapping.Otherwise is not null || _mapping.RejectUnmapped)
                return _mapping.Otherwise ?? Unmapped;
        }

        return written;
    }

    private string Meant(ReadOnlySpan<byte> written)
    {
        var text = Encoding.UTF8.GetString(written);
        if (text.Contains((char)SourceRow.Separator, StringComparison.Ordinal) && !_needsAll)
            text = text.Replace(((char)SourceRow.Separator).ToString(), ", ", StringComparison.Ordinal);
        var meant = Meant(text)!;
        return _mapping.Case switch
        {
            LetterCase.Lower => meant.ToLowerInvariant(),
            LetterCase.Upper => meant.ToUpperInvariant(),
            _ => meant,
        };
    }

    private ReadOnlySpan<byte> Joined(SourceRow row)
    {
        var used = 0;
        foreach (var slot in _slots)
        {
            var part = Trim(row[slot]);
            if (part.IsEmpty && _needsAll)
                return [];
            if (part.IsEmpty)
                continue;
            if (used > 0)
                Append(_separator, ref used);
            Append(part, ref used);
        }

        return _joined.AsSpan(0, used);
    }

    private void Append(ReadOnlySpan<byte> part, ref int used)
    {
        if (used + part.Length > _joined.Length)
            Array.Resize(ref _joined, (used + part.Length) * 2);
        part.CopyTo(_joined.AsSpan(used));
        used += part.Length;
    }

    /// <summary>Blanks around a text gone.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.Length > 0 && (text[0] <= Blank || text[^1] <= Blank) ? text.Trim(" \t\r\n"u8) : text;
}
