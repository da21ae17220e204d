using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomerJourney.Touchpoints;

/// <summary>Reads and writes <c>vocabulary.json</c>.</summary>
/// <remarks>Shape: <c>{"types": {"call_fault": ["contact", "fault"]}, "roles": {"own_role": "what it means"}, "survey": {"attribute": "score", "max": 5}}</c>; comments and trailing commas are fine.</remarks>
public static class VocabularyFile
{
    private const int NearEdits = 3;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a vocabulary.</summary>
    /// <exception cref="FormatException">What is wrong and where, as a path into the file, with a hint.</exception>
    public static Vocabulary Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: not JSON: {error.Message}", error);
        }
    }

    /// <summary>Writes a vocabulary as <see cref="Parse"/> reads it.</summary>
    public static string Write(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var types = new JsonObject();
        foreach (var (type, roles) in vocabulary.Types.OrderBy(type => type.Key, StringComparer.Ordinal))
            types[type] = new JsonArray([.. roles.Select(role => (JsonNode)role)]);
        var root = new JsonObject { ["types"] = types };
        if (vocabulary.OwnRoles.Count > 0)
            root["roles"] = new JsonObject(vocabulary.OwnRoles.Select(role => KeyValuePair.Create<string, JsonNode?>(role.Key, role.Value)));
        root["survey"] = new JsonObject { ["attribute"] = vocabulary.Survey.Attribute, ["max"] = vocabulary.Survey.Max };
        return root.ToJsonString(Indented) + "\n";
    }

    private static Vocabulary Read(JsonElement root)
    {
        Expect(root, "$", JsonValueKind.Object, "an object with \"types\"");
        Known(root, "$", ["$schema", "types", "roles", "survey"]);
        var own = root.TryGetProperty("roles", out var roles) ? OwnRoles(roles) : [];
        if (!root.TryGetProperty("types", out var types))
            throw new FormatException("$: \"types\" is missing: {\"types\": {\"call_fault\": [\"contact\", \"fault\"]}}.");
        return new Vocabulary(Types(types, [.. Vocabulary.KnownRoles.Keys, .. own.Keys]), own, root.TryGetProperty("survey", out var survey) ? Survey(survey) : SurveyScale.Default);
    }

    private static Dictionary<string, string> OwnRoles(JsonElement roles)
    {
        Expect(roles, "$.roles", JsonValueKind.Object, "an object of roles and their meaning");
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in roles.EnumerateObject())
        {
            Expect(role.Value, $"$.roles.{role.Name}", JsonValueKind.String, "a text that says what the role means");
            if (Vocabulary.KnownRoles.ContainsKey(role.Name) || !own.TryAdd(role.Name, role.Value.GetString()!))
                throw new FormatException($"$.roles.{role.Name}: this role is known already; leave it out here.");
        }

        return own;
    }

    private static Dictionary<string, IReadOnlyList<string>> Types(JsonElement types, IReadOnlyList<string> roles)
    {
        Expect(types, "$.types", JsonValueKind.Object, "an object: type → list of roles");
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var type in types.EnumerateObject())
        {
            var path = $"$.types.{type.Name}";
            Expect(type.Value, path, JsonValueKind.Array, "a list of roles such as [\"contact\"]");
            if (!read.TryAdd(type.Name, [.. type.Value.EnumerateArray().Select((role, index) => Role(role, $"{path}[{index}]", roles)).Distinct()]))
                throw new FormatException($"{path}: this type stands twice; put its roles into one list.");
        }

        return read;
    }

    private static string Role(JsonElement role, string path, IReadOnlyList<string> roles)
    {
        Expect(role, path, JsonValueKind.String, "the name of a role");
        var name = role.GetString()!;
        if (roles.Contains(name))
            return name;
        var nearest = roles.MinBy(known => Edits(known, name))!;
        var hint = Edits(nearest, name) <= NearEdits ? $" Did you mean \"{nearest}\"?" : $" There are: {string.Join(", ", roles)}.";
        throw new FormatException($"{path}: there is no role \"{name}\".{hint} A role of your own needs an entry in \"roles\".");
    }

    private static SurveyScale Survey(JsonElement survey)
    {
        Expect(survey, "$.survey", JsonValueKind.Object, "an object such as {\"attribute\": \"score\", \"max\": 5}");
        Known(survey, "$.survey", ["attribute", "max"]);
        var scale = SurveyScale.Default;
        if (survey.TryGetProperty("attribute", out var attribute))
        {
            Expect(attribute, "$.survey.attribute", JsonValueKind.String, "the name of an attribute");
            scale = scale with { Attribute = attribute.GetString()! };
        }

        if (survey.TryGetProperty("max", out var max))
        {
            if (max.ValueKind != JsonValueKind.Number || max.GetDouble() <= 0)
                throw new FormatException("$.survey.max: the best answer, a number above 0.");
            scale = scale with { Max = max.GetDouble() };
        }

        return scale;
    }

    private static void Expect(JsonElement element, string path, JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
            throw new FormatException($"{path}: must be {what}.");
    }

    private static void Known(JsonElement element, string path, string[] keys)
    {
        foreach (var property in element.EnumerateObject().Where(property => !keys.Contains(property.Name)))
            throw new FormatException($"{path}.{property.Name}: unknown; there are: {string.Join(", ", keys.Where(key => key[0] != '$'))}.");
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
