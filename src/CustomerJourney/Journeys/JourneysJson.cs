using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Journeys;

/// <summary>The answers' JSON: names in camel case, what is null left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FrequencyAnswer))]
[JsonSerializable(typeof(SimilarityAnswer))]
[JsonSerializable(typeof(FunnelAnswer))]
[JsonSerializable(typeof(JourneySteps))]
[JsonSerializable(typeof(TransitionsAnswer))]
[JsonSerializable(typeof(DropOffAnswer))]
[JsonSerializable(typeof(RetentionAnswer))]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(NextStepAnswer))]
[JsonSerializable(typeof(ClusterAnswer))]
[JsonSerializable(typeof(DetailsAnswer))]
public sealed partial class JourneysJson : JsonSerializerContext
{
    /// <summary>The same with letters of all scripts written as they are.</summary>
    public static JourneysJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>What <c>Default</c> writes, sooner and in larger pieces: for long answers that programs read.</summary>
    public static JourneysJson Streamed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        DefaultBufferSize = 1 << 16,
        Converters = { new LinkConverter() },
    });
}
