using System.Text.Json.Serialization;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>What the last run over everything found and single arrivals cannot tell.</summary>
/// <param name="Generation">That of customers founded until the next run.</param>
/// <param name="DummyBirthDates">Birth dates so frequent that they say nothing, ISO.</param>
internal sealed record FrozenFacts(int Generation, IReadOnlyList<string> DummyBirthDates)
{
    private const string Key = "resolved/frozen.json";

    /// <summary>As the last run left them.</summary>
    public static async Task<FrozenFacts> ReadAsync(IObjectLake lake, CancellationToken cancellationToken) =>
        await lake.ReadJsonAsync(Key, FrozenFactsJson.Default.FrozenFacts, cancellationToken) ?? new(1, []);

    /// <summary>Keeps them.</summary>
    public Task WriteAsync(IObjectLake lake, CancellationToken cancellationToken) => lake.WriteJsonAsync(Key, this, FrozenFactsJson.Default.FrozenFacts, cancellationToken);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FrozenFacts))]
internal sealed partial class FrozenFactsJson : JsonSerializerContext;
