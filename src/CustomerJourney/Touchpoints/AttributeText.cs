using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>Attributes as the lake's tables store them: a JSON object of strings, null when there are none.</summary>
public static class AttributeText
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Reads them.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? json) =>
        json is null ? None : JsonSerializer.Deserialize(json, AttributeTextJson.Default.DictionaryStringString)!;
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AttributeTextJson : JsonSerializerContext;
