using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>A failure of a workflow as people are told it: the name of the error and what it says, without the envelopes of the workflows it went through.</summary>
/// <param name="Error">As <c>MappingException</c>.</param>
/// <param name="Cause">What is wrong and where.</param>
internal sealed record ToldFailure(string Error, string Cause)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The failure without its envelopes.</summary>
    public static ToldFailure Of(string? error, string? cause)
    {
        var opened = FileFailure.Opened(error, cause);
        return new ToldFailure(opened.Error, opened.Cause);
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

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
