namespace Gremlin.Store;

/// <summary>What a graph interns: labels, sets of labels, property keys, shapes of rows and the texts of string values. Only ever added to.</summary>
internal sealed class GraphNames
{
    private readonly TextIndex _textIndex;
    private readonly Lock _adding = new();

    public GraphNames()
    {
        LabelSets = new LabelSets(Labels);
        _textIndex = new TextIndex(Texts);
    }

    public NameTable Labels { get; } = new();

    public LabelSets LabelSets { get; }

    public NameTable Keys { get; } = new();

    public ShapeTable Shapes { get; } = new();

    /// <summary>Texts of string values, by <see cref="StoredValue.TextNumber"/>.</summary>
    public TextTable Texts { get; } = new();

    /// <summary>The string a value stands for.</summary>
    public string Text(StoredValue value) => Texts.Text(value.TextNumber);

    /// <summary>UTF-8 of the string a value stands for.</summary>
    public ReadOnlySpan<byte> Utf8(StoredValue value) => Texts[value.TextNumber];

    /// <summary>The text's number; −1 when no property ever had it: then nothing equals it.</summary>
    public int FindText(string text)
    {
        using var utf8 = new Utf8(text);
        return FindText(utf8.Span);
    }

    public int FindText(ReadOnlySpan<byte> utf8) => _textIndex.Find(utf8, TextIndex.Hash(utf8), int.MaxValue);

    /// <summary>The value of a string.</summary>
    public StoredValue Intern(string text)
    {
        using var utf8 = new Utf8(text);
        return Intern(utf8.Span);
    }

    public StoredValue Intern(ReadOnlySpan<byte> utf8)
    {
        var hash = TextIndex.Hash(utf8);
        var number = _textIndex.Find(utf8, hash, int.MaxValue);
        return StoredValue.OfText(number >= 0 ? number : AddText(utf8, hash));
    }

    private int AddText(ReadOnlySpan<byte> utf8, ulong hash)
    {
        lock (_adding)
        {
            var number = _textIndex.Find(utf8, hash, int.MaxValue);
            if (number >= 0)
                return number;
            number = Texts.Add(utf8);
            _textIndex.Add(number, hash);
            return number;
        }
    }
}
