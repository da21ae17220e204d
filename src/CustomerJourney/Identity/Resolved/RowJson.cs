using System.Text.Json.Serialization;

namespace CustomerJourney.Identity.Resolved;

/// <summary>JSON inside columns.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, GoldenField>))]
[JsonSerializable(typeof(ResolutionReport))]
internal sealed partial class RowJson : JsonSerializerContext;

/// <summary>A golden value as stored.</summary>
internal sealed record GoldenField(string Value, string Party, string Source, string Rule, int Support, int Others);
