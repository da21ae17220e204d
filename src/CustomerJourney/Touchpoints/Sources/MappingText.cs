using System.Text.Json;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A mapping file being read: its text and the mistakes found so far.</summary>
internal sealed class MappingText(string file, ReadOnlyMemory<byte> json)
{
    /// <summary>Mistakes in the order they were found.</summary>
    public List<MappingMistake> Mistakes { get; } = [];

    /// <summary>Where a byte stands.</summary>
    public MappingPlace PlaceOf(int offset)
    {
        var (line, column) = JsonPlace.PositionOf(json.Span, offset);
        return new MappingPlace(file, line, column);
    }

    /// <summary>Notes a mistake.</summary>
    public void Mistake(int offset, string message, string? hint = null)
    {
        var place = PlaceOf(offset);
        Mistakes.Add(new MappingMistake(file, place.Line, place.Column, message, hint));
    }

    /// <summary>The whole text as JSON; null, with a mistake noted, when it is none.</summary>
    public JsonPlace? Parse()
    {
        try
        {
            return JsonPlace.Parse(json.Span);
        }
        catch (JsonException mistake)
        {
            var line = (int)(mistake.LineNumber ?? 0) + 1;
            Mistakes.Add(new MappingMistake(file, line, (int)(mistake.BytePositionInLine ?? 0) + 1, "This is not JSON: " + mistake.Message.Split(" LineNumber:")[0], "Comments and trailing commas are allowed; strings need double quotes."));
            return null;
        }
    }

    /// <summary>A value's text; notes a mistake when it is no text or number.</summary>
    public string? TextOf(JsonPlace value, string what)
    {
        if (value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            return value.Text;
        Mistake(value.Offset, $"{what} must be a text.");
        return null;
    }

    /// <summary>One text or a list of them.</summary>
    public IReadOnlyList<string> TextsOf(JsonPlace value, string what) =>
        value.Kind == JsonValueKind.Array
            ? [.. value.Items.Select(item => TextOf(item, what)).OfType<string>()]
            : TextOf(value, what) is { } one ? [one] : [];

    /// <summary>One of the words; notes a mistake, and answers with the first, when it is none.</summary>
    public T WordOf<T>(JsonPlace value, string what, IReadOnlyDictionary<string, T> words)
    {
        if (TextOf(value, what) is not { } text)
            return words.Values.First();
        if (words.TryGetValue(text, out var found))
            return found;
        Mistake(value.Offset, $"{what} cannot be '{text}'.", NearestWord.Hint(text, [.. words.Keys]));
        return words.Values.First();
    }
}
