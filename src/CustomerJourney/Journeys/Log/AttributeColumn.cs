using System.Runtime.CompilerServices;
using Apache.Arrow;

namespace CustomerJourney.Journeys;

/// <summary>One dictionary-coded column of an index; the empty text stands for "not said".</summary>
internal sealed unsafe class AttributeColumn
{
    private readonly StringArray _values;

    public AttributeColumn(JourneyIndex index, string name, DictionaryArray array)
    {
        Name = name;
        _values = (StringArray)array.Dictionary;
        Width = CodeColumn.WidthOf(_values.Length);
        Codes = index.Address(array.Indices.Data.Buffers[1]);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Bytes a code takes: 1, 2 or 4.</summary>
    public int Width { get; }

    /// <summary>Where the codes lie.</summary>
    public byte* Codes { get; }

    /// <summary>Number of different values.</summary>
    public int ValueCount => _values.Length;

    /// <summary>The code of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int row) => Width switch
    {
        1 => Codes[row],
        2 => ((ushort*)Codes)[row],
        _ => ((int*)Codes)[row],
    };

    /// <summary>The text of a code.</summary>
    public string Value(int code) => _values.GetString(code);

    /// <summary>The text of a code, UTF-8.</summary>
    public ReadOnlySpan<byte> ValueBytes(int code) => _values.GetBytes(code);

    /// <summary>All texts by code.</summary>
    public IReadOnlyList<string> AllValues()
    {
        var values = new string[ValueCount];
        for (var code = 0; code < values.Length; code++)
            values[code] = Value(code);
        return values;
    }
}
