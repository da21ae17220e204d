namespace CustomerJourney.Identity.Linkage;

/// <summary>Numbers the values of a column as they come.</summary>
internal sealed class TextColumnBuilder(string name)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _values = [""];
    private int[] _column = new int[1024];
    private int _count;

    /// <summary>Adds the next record's value; blanks around it do not count.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        if (_count == _column.Length)
            Array.Resize(ref _column, _count * 2);
        value = value.Trim();
        _column[_count++] = value.IsEmpty ? 0 : NumberOf(value);
    }

    /// <summary>The column so far.</summary>
    public TextColumn Build()
    {
        Array.Resize(ref _column, _count);
        return new(name, _column, _values);
    }

    private int NumberOf(ReadOnlySpan<char> value)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numbers.TryGetValue(value, out var number))
            return number;
        var text = value.ToString();
        _numbers.Add(text, number = _values.Count);
        _values.Add(text);
        return number;
    }
}
