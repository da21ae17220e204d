using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Milestones;

/// <summary>Reads and writes <c>*.milestone.json</c>.</summary>
/// <remarks>Shape: <c>name</c>, <c>description</c>, <c>repeats</c> and one of <c>sequence</c> (list of matches, each with <c>within</c>; with a <c>within</c> beside it for the whole), <c>count</c> or <c>absence</c>.</remarks>
public static partial class MilestoneFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] MatchKeys = ["type", "channel", "outcome", "where"];

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The file's text; comments and trailing commas are fine.</param>
    /// <exception cref="FormatException">What is wrong and where, as a path into the file.</exception>
    public static MilestoneDefinition Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Definition(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: not JSON: {error.Message}", error);
        }
    }

    /// <summary>Writes a definition as <see cref="Parse"/> reads it.</summary>
    public static string Write(MilestoneDefinition definition)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
            Write(json, definition);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static MilestoneDefinition Definition(JsonElement root)
    {
        Expect(root, "$", JsonValueKind.Object, "an object");
        Known(root, "$", ["$schema", "name", "description", "repeats", "sequence", "within", "count", "absence"]);
        var name = Text(root, "$", "name");
        if (!NameForm().IsMatch(name))
            throw new FormatException("$.name: only lower-case letters, digits and hyphens, beginning with a letter, as \"complaint-then-port-out\".");
        var description = root.TryGetProperty("description", out _) ? Text(root, "$", "description") : "";
        var repeats = root.TryGetProperty("repeats", out var flag) && Flag(flag, "$.repeats");
        return new MilestoneDefinition(name, description, Pattern(root), repeats);
    }

    private static MilestonePattern Pattern(JsonElement root)
    {
        var forms = new[] { "sequence", "count", "absence" }.Where(form => root.TryGetProperty(form, out _)).ToList();
        if (forms.Count != 1)
            throw new FormatException($"$: exactly one of \"sequence\", \"count\", \"absence\" says what must happen; there are {forms.Count}.");
        if (forms[0] != "sequence" && root.TryGetProperty("within", out _))
            throw new FormatException($"$.within: belongs inside \"{forms[0]}\".");
        var pattern = root.GetProperty(forms[0]);
        return forms[0] switch
        {
            "sequence" => Sequence(pattern, Duration(root, "$", "within")),
            "count" => Count(pattern),
            _ => Absence(pattern),
        };
    }

    private static MilestonePattern.Sequence Sequence(JsonElement steps, TimeSpan? within)
    {
        Expect(steps, "$.sequence", JsonValueKind.Array, "a list of steps");
        var read = steps.EnumerateArray().Select((step, index) =>
        {
            var path = $"$.sequence[{index}]";
            Expect(step, path, JsonValueKind.Object, "an object such as {\"type\": \"complaint\"}");
            Known(step, path, [.. MatchKeys, "within"]);
            var gap = Duration(step, path, "within");
            if (index == 0 && gap is not null)
                throw new FormatException($"{path}.within: the first step has no step before it.");
            return new SequenceStep(Match(step, path), gap);
        }).ToList();
        return read.Count > 0 ? new MilestonePattern.Sequence(read, within) : throw new FormatException("$.sequence: at least one step.");
    }

    private static MilestonePattern.Count Count(JsonElement count)
    {
        const string Path = "$.count";
        Expect(count, Path, JsonValueKind.Object, "an object");
        Known(count, Path, [.. MatchKeys, "atLeast", "within"]);
        if (!count.TryGetProperty("atLeast", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var atLeast) || atLeast < 1)
            throw new FormatException($"{Path}.atLeast: a whole number, 1 or more.");
        return new MilestonePattern.Count(Match(count, Path), atLeast, Needed(count, Path, "within"));
    }

    private static MilestonePattern.Absence Absence(JsonElement absence)
    {
        const string Path = "$.absence";
        Expect(absence, Path, JsonValueKind.Object, "an object");
        Known(absence, Path, ["after", "of", "within"]);
        return new MilestonePattern.Absence(Inner("after"), Inner("of"), Needed(absence, Path, "within"));

        TouchpointMatch Inner(string key)
        {
            if (!absence.TryGetProperty(key, out var match))
                throw new FormatException($"{Path}.{key}: is missing; an object such as {{\"type\": \"order\"}}.");
            Expect(match, $"{Path}.{key}", JsonValueKind.Object, "an object such as {\"type\": \"order\"}");
            Known(match, $"{Path}.{key}", MatchKeys);
            return Match(match, $"{Path}.{key}");
        }
    }

    private static TouchpointMatch Match(JsonElement match, string path)
    {
        var attributes = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (match.TryGetProperty("where", out var where))
        {
            Expect(where, $"{path}.where", JsonValueKind.Object, "an object of attributes");
            foreach (var attribute in where.EnumerateObject())
                attributes[attribute.Name] = Texts(where, $"{path}.where", attribute.Name);
        }

        var read = new TouchpointMatch
        {
            Types = Texts(match, path, "type"),
            Channels = Texts(match, path, "channel"),
            Outcomes = Texts(match, path, "outcome"),
            Attributes = attributes,
        };
        return read.Types.Count + read.Channels.Count + read.Outcomes.Count + attributes.Count > 0
            ? read
            : throw new FormatException($"{path}: says nothing of the touchpoint; give a type, channel, outcome or where.");
    }

    private static List<string> Texts(JsonElement parent, string path, string key)
    {
        if (!parent.TryGetProperty(key, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(one => one.GetString()!)];
        throw new FormatException($"{path}.{key}: a text or a list of texts.");
    }

    private static TimeSpan Needed(JsonElement parent, string path, string key) =>
        Duration(parent, path, key) ?? throw new FormatException($"{path}.{key}: is missing; a duration such as \"7d\".");

    private static TimeSpan? Duration(JsonElement parent, string path, string key)
    {
        if (!parent.TryGetProperty(key, out _))
            return null;
        var text = Text(parent, path, key);
        return Durations.TryParse(text, out var duration)
            ? duration
            : throw new FormatException($"{path}.{key}: \"{text}\" is not a duration; write 90s, 30m, 12h or 30d.");
    }

    private static string Text(JsonElement parent, string path, string key) =>
        parent.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"{path}.{key}: is missing or not a text.");

    private static bool Flag(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"{path}: true or false."),
    };

    private static void Expect(JsonElement value, string path, JsonValueKind kind, string what)
    {
        if (value.ValueKind != kind)
            throw new FormatException($"{path}: {what} is expected, not {value.ValueKind.ToString().ToLowerInvariant()}.");
    }

    private static void Known(JsonElement value, string path, IReadOnlyCollection<string> keys)
    {
        foreach (var property in value.EnumerateObject().Where(property => !keys.Contains(property.Name)))
            throw new FormatException($"{path}.{property.Name}: unknown; known here: {string.Join(", ", keys)}.");
    }

    private static void Write(Utf8JsonWriter json, MilestoneDefinition definition)
    {
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        if (definition.Description.Length > 0)
            json.WriteString("description", definition.Description);
        if (definition.Repeats)
            json.WriteBoolean("repeats", true);
        switch (definition.Pattern)
        {
            case MilestonePattern.Sequence sequence:
                json.WriteStartArray("sequence");
                foreach (var step in sequence.Steps)
                    WriteMatch(json, step.Match, () => WriteDuration(json, "within", step.Within));
                json.WriteEndArray();
                WriteDuration(json, "within", sequence.Within);
                break;
            case MilestonePattern.Count count:
                json.WritePropertyName("count");
                WriteMatch(json, count.Match, () =>
                {
                    json.WriteNumber("atLeast", count.AtLeast);
                    WriteDuration(json, "within", count.Within);
                });
                break;
            case MilestonePattern.Absence absence:
                json.WriteStartObject("absence");
                json.WritePropertyName("after");
                WriteMatch(json, absence.After, () => { });
                json.WritePropertyName("of");
                WriteMatch(json, absence.Of, () => { });
                WriteDuration(json, "within", absence.Within);
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter json, TouchpointMatch match, Action rest)
    {
        json.WriteStartObject();
        WriteTexts(json, "type", match.Types);
        WriteTexts(json, "channel", match.Channels);
        WriteTexts(json, "outcome", match.Outcomes);
        if (match.Attributes.Count > 0)
        {
            json.WriteStartObject("where");
            foreach (var attribute in match.Attributes)
                WriteTexts(json, attribute.Key, attribute.Value);
            json.WriteEndObject();
        }

        rest();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(key);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteDuration(Utf8JsonWriter json, string key, TimeSpan? duration)
    {
        if (duration is { } given)
            json.WriteString(key, Durations.Write(given));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$")]
    private static partial Regex NameForm();
}
