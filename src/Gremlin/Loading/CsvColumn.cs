using System.Text;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>A column of a load file, as its header says.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Name">The property's key; empty for the others.</param>
/// <param name="Type">The property's type.</param>
/// <param name="IsArray">Whether a cell holds several values, parted by semicolons.</param>
/// <param name="IsSingle">Whether the property is of cardinality <c>single</c>.</param>
internal sealed record CsvColumn(CsvRole Role, string Name, PropertyType Type, bool IsArray, bool IsSingle)
{
    /// <summary>Reads one field of the header.</summary>
    /// <exception cref="InvalidDataException">The header is not as the format wants it.</exception>
    public static CsvColumn Parse(ReadOnlySpan<byte> header)
    {
        var text = Encoding.UTF8.GetString(header).Trim();
        return text switch
        {
            "~id" => Of(CsvRole.Id),
            "~label" => Of(CsvRole.Label),
            "~from" => Of(CsvRole.Source),
            "~to" => Of(CsvRole.Target),
            "" => throw new InvalidDataException("A column of the header has no name."),
            ['~', ..] => throw new InvalidDataException($"The header has the unknown system column {text}."),
            _ => Property(text),
        };
    }

    private static CsvColumn Of(CsvRole role) => new(role, "", PropertyType.String, false, false);

    private static CsvColumn Property(string text)
    {
        var colon = LastPlainColon(text);
        var name = (colon < 0 ? text : text[..colon]).Replace("\\:", ":", StringComparison.Ordinal);
        var type = colon < 0 ? "String" : text[(colon + 1)..];
        if (name.Length == 0)
            throw new InvalidDataException($"The header's column {text} has no name.");
        var isArray = type.EndsWith("[]", StringComparison.Ordinal);
        if (isArray)
            type = type[..^2];
        var cardinality = CardinalityOf(ref type);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            (isArray, type) = (true, type[..^2]);
        if (isArray && cardinality == "single")
            throw new InvalidDataException($"The header's column {text} is an array of cardinality single.");
        return new CsvColumn(CsvRole.Property, name, TypeOf(type, text), isArray, cardinality == "single");
    }

    private static string CardinalityOf(ref string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return "set";
        var cardinality = type[(open + 1)..].TrimEnd(')').Trim().ToLowerInvariant();
        type = type[..open];
        return cardinality is "single" or "set" ? cardinality : throw new InvalidDataException($"The header has the unknown cardinality {cardinality}.");
    }

    private static int LastPlainColon(string text)
    {
        for (var place = text.Length - 1; place > 0; place--)
        {
            if (text[place] == ':' && text[place - 1] != '\\')
                return place;
        }

        return -1;
    }

    private static PropertyType TypeOf(string type, string column) => type.Trim().ToLowerInvariant() switch
    {
        "bool" or "boolean" => PropertyType.Bool,
        "byte" => PropertyType.Byte,
        "short" => PropertyType.Short,
        "int" or "integer" => PropertyType.Int,
        "long" => PropertyType.Long,
        "float" => PropertyType.Float,
        "double" => PropertyType.Double,
        "string" => PropertyType.String,
        "date" or "datetime" => PropertyType.Date,
        _ => throw new InvalidDataException($"The header's column {column} has the unknown type {type}."),
    };
}
