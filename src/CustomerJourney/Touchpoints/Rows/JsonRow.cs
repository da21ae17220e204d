using System.Text.Json;
using System.Text.Unicode;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes the values of paths out of one JSON object in one pass.</summary>
internal sealed class JsonRow(IReadOnlyList<string> paths)
{
    private readonly JsonPath _root = JsonPath.Of(paths);
    private readonly int _slots = paths.Count;
    private byte[] _scratch = [];

    /// <summary>Reads an object.</summary>
    /// <returns>What is wrong with it; null when it was read.</returns>
    public string? Read(ReadOnlySpan<byte> json, SourceRow row)
    {
        row.Clear(_slots);
        if (!Utf8.IsValid(json))
            return "it holds bytes that are not UTF-8: the file mixes encodings, or its encoding must be declared";
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return reader.TokenType == JsonTokenType.StartArray ? "it is a JSON array; a row is an object on a line of its own" : "it is not a JSON object";
            Object(ref reader, json, _root, row, isItem: false);
            return reader.Read() ? "more follows the JSON object" : null;
        }
        catch (JsonException mistake)
        {
            return $"it is not JSON at character {(mistake.BytePositionInLine ?? 0) + 1}";
        }
        catch (InvalidOperationException)
        {
            return "it holds half a character (an escaped surrogate without its other half)";
        }
    }

    private void Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonPath path, SourceRow row, bool isItem)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var next = Member(ref reader, path);
            reader.Read();
            if (next is null)
                reader.Skip();
            else
                Value(ref reader, json, next, row, isItem);
        }
    }

    private static JsonPath? Member(ref Utf8JsonReader reader, JsonPath path)
    {
        foreach (var (name, next) in path.Members)
        {
            if (reader.ValueTextEquals(name))
                return next;
        }

        return null;
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonPath path, SourceRow row, bool isItem)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when path.Slot < 0:
                Object(ref reader, json, path, row, isItem);
                break;
            case JsonTokenType.StartObject:
                Whole(ref reader, json, path, row, isItem);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, json, path, row);
                break;
            case JsonTokenType.Null:
                break;
            default:
                if (path.Slot >= 0)
                    row.Set(path.Slot, Text(ref reader), isItem);
                break;
        }
    }

    // An array at a path's end is a list of its items.
    private void Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonPath path, SourceRow row)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var next = path.Items.Find(item => item.Index == index).Path ?? path.Items.Find(item => item.Index == JsonPath.EveryItem).Path;
            if (next is not null)
                Value(ref reader, json, next, row, isItem: true);
            else if (path.Slot >= 0)
                Value(ref reader, json, path, row, isItem: true);
            else
                reader.Skip();
        }
    }

    private void Whole(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonPath path, SourceRow row, bool isItem)
    {
        var start = (int)reader.TokenStartIndex;
        if (path.Members.Count + path.Items.Count > 0)
            Object(ref reader, json, path, row, isItem);
        else
            reader.Skip();
        row.Set(path.Slot, json[start..(int)reader.BytesConsumed], isItem);
    }

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False || !reader.ValueIsEscaped)
            return reader.ValueSpan;
        if (_scratch.Length < reader.ValueSpan.Length)
            _scratch = new byte[reader.ValueSpan.Length * 2];
        return _scratch.AsSpan(0, reader.CopyString(_scratch));
    }
}
