namespace CustomerJourney.Journeys;

/// <summary>An attribute said for some rows, in any order; the others have the empty text, code 0.</summary>
internal sealed class GrowingAttribute
{
    private int[] _codes = [];

    public GrowingAttribute() => Values.CodeOf("");

    /// <summary>The texts.</summary>
    public TextCodes Values { get; } = new();

    /// <summary>Codes so far; rows beyond the end have 0.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>A row's code.</summary>
    public int CodeOf(int row) => row < _codes.Length ? _codes[row] : 0;

    /// <summary>Says a row's value.</summary>
    public void Set(int row, string value) => SetCode(row, Values.CodeOf(value));

    /// <summary>Takes in an index's column as the first rows.</summary>
    public unsafe void Load(AttributeColumn column, int rows)
    {
        var map = new int[column.ValueCount];
        for (var code = 0; code < map.Length; code++)
            map[code] = Values.CodeOf(column.ValueBytes(code));
        for (var row = 0; row < rows; row++)
            SetCode(row, map[column.At(row)]);
    }

    /// <summary>The column of chosen rows, with just the texts that they use.</summary>
    public EventAttribute Finish(string name, int[]? rows, int count)
    {
        var values = new TextCodes();
        values.CodeOf("");
        var map = new int[Values.Count];
        var codes = new int[count];
        for (var i = 0; i < count; i++)
        {
            var row = rows is null ? i : rows[i];
            var code = row < _codes.Length ? _codes[row] : 0;
            if (code == 0)
                continue;
            if (map[code] == 0)
                map[code] = values.CodeOf(Values[code]);
            codes[i] = map[code];
        }

        return new EventAttribute(name, values, codes);
    }

    /// <summary>Says a row's code.</summary>
    public void SetCode(int row, int code)
    {
        if (row >= _codes.Length)
        {
            if (code == 0)
                return;
            Array.Resize(ref _codes, Math.Max(1024, Math.Max(row + 1, _codes.Length * 2)));
        }

        _codes[row] = code;
    }
}
