using System.Text;
using System.Text.Json;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A JSON value that knows where in its file it stands.</summary>
/// <param name="Kind">Kind of value.</param>
/// <param name="Text">A string's value or a number's or boolean's text.</param>
/// <param name="Members">An object's members in order.</param>
/// <param name="Items">An array's items.</param>
/// <param name="Offset">First byte.</param>
internal sealed record JsonPlace(JsonValueKind Kind, string Text, IReadOnlyList<(string Name, JsonPlace Value, int Offset)> Members, IReadOnlyList<JsonPlace> Items, int Offset)
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a whole text; comments and trailing commas are allowed.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPlace Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        var value = Value(ref reader);
        if (reader.Read())
            throw new JsonException("Text follows the value.");
        return value;
    }

    /// <summary>Line and column of a byte, from 1.</summary>
    public static (int Line, int Column) PositionOf(ReadOnlySpan<byte> json, int offset)
    {
        var before = json[..Math.Clamp(offset, 0, json.Length)];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private static JsonPlace Value(ref Utf8JsonReader reader)
    {
        var at = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, at),
            JsonTokenType.StartArray => Array(ref reader, at),
            JsonTokenType.String => Scalar(JsonValueKind.String, reader.GetString()!, at),
            JsonTokenType.Number => Scalar(JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), at),
            JsonTokenType.True => Scalar(JsonValueKind.True, "true", at),
            JsonTokenType.False => Scalar(JsonValueKind.False, "false", at),
            _ => Scalar(JsonValueKind.Null, "", at),
        };
    }

    private static JsonPlace Scalar(JsonValueKind kind, string text, int at) => new(kind, text, [], [], at);

    private static JsonPlace Object(ref Utf8JsonReader reader, int at)
    {
        var members = new List<(string, JsonPlace, int)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, nameAt) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            members.Add((name, Value(ref reader), nameAt));
        }

        return new JsonPlace(JsonValueKind.Object, "", members, [], at);
    }

    private static JsonPlace Array(ref Utf8JsonReader reader, int at)
    {
        var items = new List<JsonPlace>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return new JsonPlace(JsonValueKind.Array, "", [], items, at);
    }
}
