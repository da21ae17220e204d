using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>A failure of a workflow as people are told it: the name of the error and what it says, without the envelopes of the workflows it went through.</summary>
/// <param name="Error">As <c>MappingException</c>.</param>
/// <param name="Cause">What is wrong and where.</param>
internal sealed record ToldFailure(string Error, string Cause)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Opens the envelopes: a workflow that failed inside another, a function's error with its stack.</summary>
    public static ToldFailure Of(string? error, string? cause)
    {
        var (name, text) = (error ?? "", cause ?? "");
        while (text.StartsWith('{') && Envelope(text) is { } envelope)
        {
            if (Text(envelope, "errorMessage") is { } message)
                return new ToldFailure(Text(envelope, "errorType") ?? name, message);
            if (Text(envelope, "Cause") is not { } inner)
                break;
            (name, text) = (Text(envelope, "Error") ?? name, inner);
        }

        return new ToldFailure(name, text);
    }

    /// <summary>The failure that a part of a run's output tells, null when it tells none.</summary>
    public static ToldFailure? In(JsonElement part) => part.TryGetProperty("failure", out var failure) ? Of(Text(failure, "Error"), Text(failure, "Cause")) : null;

    /// <summary>A run's output with every failure opened.</summary>
    public static string Open(string output)
    {
        var root = JsonNode.Parse(output)!;
        Open(root);
        return root.ToJsonString(Readable);
    }

    private static void Open(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Open(item);
        }
        else if (node is JsonObject part)
        {
            if (part["failure"] is JsonObject failure)
                part["failure"] = JsonSerializer.SerializeToNode(Of((string?)failure[nameof(Error)], (string?)failure[nameof(Cause)]));
            foreach (var (_, value) in part.ToArray())
                Open(value);
        }
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
