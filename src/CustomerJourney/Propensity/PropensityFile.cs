using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Reads <c>*.propensity.json</c>.</summary>
/// <remarks>Shape: <c>{"name": "churn", "label": {"role": "churn"}, "horizon": "60d", "population": {"activeWithin": "180d", "without": {"role": "churn"}}}</c>;
/// further <c>description</c>, <c>cutOff</c>, <c>snapshots</c>; a rule has <c>role</c>, <c>type</c>, <c>channel</c>, <c>outcome</c> (a text or a list), <c>answerAtLeast</c>, <c>answerAtMost</c>. Comments and trailing commas are fine.</remarks>
public static partial class PropensityFile
{
    private const int UsualSnapshots = 3;
    private const int MostSnapshots = 24;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a definition.</summary>
    /// <exception cref="FormatException">What is wrong and where, as a path into the file.</exception>
    public static PropensityDefinition Parse(string json, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Definition(document.RootElement, [.. vocabulary.Roles]);
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: not JSON: {error.Message}", error);
        }
    }

    private static PropensityDefinition Definition(JsonElement root, string[] roles)
    {
        Known(root, "$", ["$schema", "name", "description", "label", "horizon", "cutOff", "snapshots", "population"]);
        var name = Text(root, "$", "name") ?? throw new FormatException("$.name: missing.");
        if (!NameForm().IsMatch(name))
            throw new FormatException("$.name: only lower-case letters, digits and hyphens, beginning with a letter, as \"low-satisfaction\".");
        if (!root.TryGetProperty("label", out var label))
            throw new FormatException("$.label: missing; say what is predicted, as {\"role\": \"churn\"}.");
        return new PropensityDefinition(
            name,
            Text(root, "$", "description") ?? "",
            Rule(label, "$.label", roles),
            Duration(root, "$", "horizon") ?? throw new FormatException("$.horizon: missing; say how far ahead, as \"60d\"."),
            CutOff(root),
            Snapshots(root),
            root.TryGetProperty("population", out var population) ? Population(population, roles) : new PropensityPopulation());
    }

    private static PropensityPopulation Population(JsonElement population, string[] roles)
    {
        Known(population, "$.population", ["activeWithin", "without", "segment", "anonymous"]);
        var usual = new PropensityPopulation();
        return new PropensityPopulation
        {
            ActiveWithin = Duration(population, "$.population", "activeWithin") ?? usual.ActiveWithin,
            Without = population.TryGetProperty("without", out var without) ? Rule(without, "$.population.without", roles) : null,
            Segments = Texts(population, "$.population", "segment"),
            Anonymous = population.TryGetProperty("anonymous", out var anonymous) && anonymous.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw new FormatException("$.population.anonymous: must be true or false."),
            },
        };
    }

    private static TouchpointRule Rule(JsonElement rule, string path, string[] roles)
    {
        Known(rule, path, ["role", "type", "channel", "outcome", "answerAtLeast", "answerAtMost"]);
        var read = new TouchpointRule
        {
            Roles = Texts(rule, path, "role"),
            Types = Texts(rule, path, "type"),
            Channels = Texts(rule, path, "channel"),
            Outcomes = Texts(rule, path, "outcome"),
            AnswerAtLeast = Number(rule, path, "answerAtLeast"),
            AnswerAtMost = Number(rule, path, "answerAtMost"),
        };
        if (read.Roles.FirstOrDefault(role => !roles.Contains(role)) is { } unknown)
            throw new FormatException($"{path}.role: there is no role \"{unknown}\"; there are: {string.Join(", ", roles)}.");
        if (read == new TouchpointRule())
            throw new FormatException($"{path}: no condition; give a role or a type at least.");
        return read;
    }

    private static DateTimeOffset? CutOff(JsonElement root)
    {
        if (Text(root, "$", "cutOff") is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new FormatException($"$.cutOff: \"{text}\" is no instant; write 2026-01-31 or 2026-01-31T00:00:00Z.");
    }

    private static int Snapshots(JsonElement root)
    {
        if (Number(root, "$", "snapshots") is not { } number)
            return UsualSnapshots;
        return number is >= 1 and <= MostSnapshots && number == Math.Floor(number)
            ? (int)number
            : throw new FormatException($"$.snapshots: a whole number from 1 to {MostSnapshots}.");
    }

    private static void Known(JsonElement element, string path, string[] keys)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{path}: must be an object with some of: {string.Join(", ", keys.Where(key => key[0] != '$'))}.");
        foreach (var property in element.EnumerateObject().Where(property => !keys.Contains(property.Name)))
            throw new FormatException($"{path}.{property.Name}: unknown; there are: {string.Join(", ", keys.Where(key => key[0] != '$'))}.");
    }

    private static string? Text(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"{path}.{key}: must be a text.");
    }

    private static string[] Texts(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out var value))
            return [];
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return items.Length > 0 && items.All(item => item.ValueKind == JsonValueKind.String)
            ? [.. items.Select(item => item.GetString()!)]
            : throw new FormatException($"{path}.{key}: must be a text or a list of texts.");
    }

    private static double? Number(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FormatException($"{path}.{key}: must be a number.");
    }

    private static TimeSpan? Duration(JsonElement element, string path, string key)
    {
        if (Text(element, path, key) is not { } text)
            return null;
        return Durations.TryParse(text, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new FormatException($"{path}.{key}: \"{text}\" is not a duration; write 12h or 30d.");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex NameForm();
}
