using System.Buffers.Text;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Reads a cell as a value of its column's type.</summary>
internal static class CellParser
{
    /// <summary>False when the text is not of the type.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, PropertyType type, GraphNames names, out StoredValue value)
    {
        switch (type)
        {
            case PropertyType.String:
                value = names.Intern(text);
                return !text.Contains((byte)0);
            case PropertyType.Bool:
                value = StoredValue.Of(IsTrue(Trim(text)));
                return true;
            case PropertyType.Float:
                var isFloat = TryDouble(Trim(text), out var single);
                value = StoredValue.Of((float)single);
                return isFloat;
            case PropertyType.Double:
                var isDouble = TryDouble(Trim(text), out var number);
                value = StoredValue.Of(number);
                return isDouble;
            case PropertyType.Date:
                var isDate = DateCell.TryParse(Trim(text), out var milliseconds);
                value = StoredValue.OfDate(milliseconds);
                return isDate;
            default:
                return TryInteger(Trim(text), type, out value);
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);

    private static bool IsTrue(ReadOnlySpan<byte> text) => System.Text.Ascii.EqualsIgnoreCase(text, "true"u8);

    private static bool TryInteger(ReadOnlySpan<byte> text, PropertyType type, out StoredValue value)
    {
        var isNumber = Utf8Parser.TryParse(text, out long number, out var read) && read == text.Length;
        value = new StoredValue(type, number);
        return isNumber && type switch
        {
            PropertyType.Byte => number is >= sbyte.MinValue and <= sbyte.MaxValue,
            PropertyType.Short => number is >= short.MinValue and <= short.MaxValue,
            PropertyType.Int => number is >= int.MinValue and <= int.MaxValue,
            _ => true,
        };
    }

    private static bool TryDouble(ReadOnlySpan<byte> text, out double number)
    {
        if (Utf8Parser.TryParse(text, out number, out var read) && read == text.Length)
            return true;
        number = System.Text.Encoding.UTF8.GetString(text) switch
        {
            "NaN" => double.NaN,
            "INF" or "Infinity" or "+INF" or "+Infinity" => double.PositiveInfinity,
            "-INF" or "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return number != 0;
    }
}
