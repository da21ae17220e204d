namespace CustomerJourney.Identity.Linkage;

/// <summary>Numbers the values of a column as they come.</summary>
internal sealed class TextColumnBuilder
{
    private readonly string _name;
    private readonly TextPool _values = new();
    private readonly TextNumbers _numbers;
    private int[] _column = new int[16];
    private int _count;

    public TextColumnBuilder(string name)
    {
        _name = name;
        _values.Add("");
        _numbers = new(_values);
    }

    /// <summary>Adds the next record's value; blanks around it do not count.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        if (_count == _column.Length)
            Array.Resize(ref _column, _count * 2);
        value = value.Trim();
        _column[_count++] = value.IsEmpty ? 0 : _numbers.NumberOf(value);
    }

    /// <summary>The column so far.</summary>
    public TextColumn Build()
    {
        Array.Resize(ref _column, _count);
        return new(_name, _column, _values);
    }
}
