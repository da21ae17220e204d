using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(CustomerJourney.Functions.Protocol.EventSerializer))]

namespace CustomerJourney.Functions.Protocol;

/// <summary>Reads events and writes results by <see cref="Json"/>, the source-generated context: names in camel case, nothing by reflection at a cold start.</summary>
/// <remarks>The serializer of the Lambda package replaces a context's own options, and with them the camel case that state machines rely on.</remarks>
public sealed class EventSerializer : ILambdaSerializer
{
    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">The event is not the JSON the function takes, or its type is missing in <see cref="Json"/>.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(requestStream, TypeInfo<T>())!;
        }
        catch (JsonException exception)
        {
            throw new JsonSerializerException($"The event is not a {typeof(T).Name}: {Place(exception)}.");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">The result's type is missing in <see cref="Json"/>.</exception>
    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response, TypeInfo<T>());

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        Json.Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new JsonSerializerException($"{typeof(T)} is not declared in {nameof(Json)}.");

    // The exception's own message may quote the value, and a value may be personal.
    private static string Place(JsonException exception) => $"at {exception.Path ?? "$"}, line {exception.LineNumber + 1 ?? 1}";
}
