using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>What a graph interns: labels, sets of labels, property keys, shapes of rows and the texts of string values. Only ever added to.</summary>
internal sealed class GraphNames
{
    private TextIndex _textIndex;
    private readonly Lock _adding = new();

    public GraphNames()
    {
        LabelSets = new LabelSets(Labels);
        _textIndex = new TextIndex(Texts);
    }

    private GraphNames(GraphNames other)
    {
        (Labels, LabelSets, Keys, Shapes) = (other.Labels, other.LabelSets, other.Keys, other.Shapes);
        _textIndex = new TextIndex(Texts);
    }

    public NameTable Labels { get; } = new();

    public LabelSets LabelSets { get; }

    public NameTable Keys { get; } = new();

    public ShapeTable Shapes { get; } = new();

    /// <summary>Texts of string values, by <see cref="StoredValue.TextNumber"/>.</summary>
    public TextTable Texts { get; private set; } = new(ofValues: true);

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

    public void Save(CheckedWriter writer)
    {
        var texts = Texts.Count;
        Save(writer, Labels);
        Save(writer, Keys);
        writer.Write(LabelSets.Count);
        for (var set = 1; set <= LabelSets.Count; set++)
            writer.Write(LabelSets.Text(set));
        Shapes.Save(writer);
        Texts.Save(writer, texts);
        _textIndex.Save(writer, texts);
    }

    public static GraphNames Load(CheckedReader reader)
    {
        var names = new GraphNames();
        Load(reader, names.Labels);
        Load(reader, names.Keys);
        for (var sets = reader.ReadCount(); sets > 0; sets--)
            names.LabelSets.Intern(reader.ReadText());
        names.Shapes.LoadFrom(reader);
        names.Texts = TextTable.Load(reader, ofValues: true);
        names._textIndex = TextIndex.Load(reader, names.Texts);
        return names;
    }

    private static void Save(CheckedWriter writer, NameTable names)
    {
        var count = names.Count;
        writer.Write(count);
        for (var number = 1; number <= count; number++)
            writer.Write(names[number]);
    }

    private static void Load(CheckedReader reader, NameTable names)
    {
        for (var count = reader.ReadCount(); count > 0; count--)
            names.Intern(reader.ReadText());
    }

    /// <summary>The same names, no texts.</summary>
    public GraphNames WithoutTexts() => new(this);

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
