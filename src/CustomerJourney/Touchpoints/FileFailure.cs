using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>Why something failed, as a workflow's <c>Catch</c> tells it.</summary>
/// <param name="Error">Name of the error, as <c>MappingException</c>.</param>
/// <param name="Cause">What is wrong and where.</param>
public sealed record FileFailure([property: JsonPropertyName("Error")] string Error, [property: JsonPropertyName("Cause")] string Cause)
{
    /// <summary>Opens the envelopes: of a workflow that failed inside another, of a function's error with its stack.</summary>
    public static FileFailure Opened(string? error, string? cause)
    {
        var (name, text) = (error ?? "", cause ?? "");
        while (text.StartsWith('{') && Envelope(text) is { } envelope)
        {
            if (Text(envelope, "errorMessage") is { } message)
                return new FileFailure(Text(envelope, "errorType") ?? name, message);
            if (Text(envelope, nameof(Cause)) is not { } inner)
                break;
            (name, text) = (Text(envelope, nameof(Error)) ?? name, inner);
        }

        return new FileFailure(name, text);
    }

    private static JsonElement? Envelope(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
