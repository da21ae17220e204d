using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>A touchpoint as it comes in live, from a source that has no mapping for JSON.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Id">The source's own key; without it a touchpoint is told by all it says.</param>
/// <param name="Type">What happened; required.</param>
/// <param name="At">When, ISO 8601 with an offset (UTC without one); required.</param>
/// <param name="Channel">Where it happened.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Amount">Money in major units.</param>
/// <param name="Currency">ISO 4217 code; required with an amount.</param>
/// <param name="Region">ISO 3166 region of phone numbers without a country code.</param>
/// <param name="Identifiers">Who it may concern: by kind a value or a list of them.</param>
/// <param name="Attributes">What else it tells, by name.</param>
public sealed record LiveTouchpoint(
    string? Source,
    string? Id,
    string? Type,
    string? At,
    string? Channel,
    string? Outcome,
    decimal? Amount,
    string? Currency,
    string? Region,
    IReadOnlyDictionary<string, JsonElement>? Identifiers,
    IReadOnlyDictionary<string, JsonElement>? Attributes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LiveTouchpoint))]
internal sealed partial class LiveTouchpointJson : JsonSerializerContext;
