using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.APIGatewayEvents;

namespace CustomerJourney.Functions.Protocol;

/// <summary>Reads the JSON body of a request, or says what is wrong with it: where, and never the value, which may be personal.</summary>
internal static class RequestBody
{
    /// <summary>Most bytes of a body: what one call of a function may hold, less what surrounds it.</summary>
    public const int Largest = 5 * 1024 * 1024;

    private const string Json = "application/json";

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">What it should be; members that are not nullable must be there.</param>
    /// <param name="body">The body.</param>
    /// <param name="refusal">Status and sentence; default when the body could be read.</param>
    public static bool TryRead<T>(APIGatewayHttpApiV2ProxyRequest request, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? body, out (HttpStatusCode Status, string Sentence) refusal)
    {
        body = default;
        refusal = default;
        if (!IsJson(request))
            refusal = (HttpStatusCode.UnsupportedMediaType, $"The body is {Json}; say so in the header content-type.");
        else if (string.IsNullOrWhiteSpace(request.Body))
            refusal = (HttpStatusCode.BadRequest, "The body is missing.");
        else if (Bytes(request) is not { } bytes)
            refusal = (HttpStatusCode.BadRequest, "The body's base 64 is broken.");
        else if (bytes.Length > Largest)
            refusal = (HttpStatusCode.RequestEntityTooLarge, $"The body has more than {Largest} bytes.");
        else if (Problem(bytes, type, out body) is { } problem)
            refusal = (HttpStatusCode.BadRequest, problem);
        return refusal.Sentence is null;
    }

    private static string? Problem<T>(byte[] bytes, JsonTypeInfo<T> type, out T? body)
    {
        body = default;
        try
        {
            body = JsonSerializer.Deserialize(bytes, type);
            return body is null ? "The body is missing." : Missing(bytes, type) is { } name ? $"The body's '{name}' is missing." : null;
        }
        catch (JsonException broken)
        {
            var line = broken.LineNumber + 1 ?? 1;
            return broken.Path is null or "$"
                ? $"The body is no JSON of the kind that the description names: see line {line}, byte {broken.BytePositionInLine + 1 ?? 1}."
                : $"The body's '{broken.Path.TrimStart('$', '.')}' is not of the kind that the description names (line {line}).";
        }
    }

    private static string? Missing<T>(byte[] bytes, JsonTypeInfo<T> type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return null;
        using var document = JsonDocument.Parse(bytes);
        var given = document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return type.Properties.FirstOrDefault(property => !property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null && !given.Contains(property.Name))?.Name;
    }

    // Without a word on its kind a body is taken for what the route takes.
    private static bool IsJson(APIGatewayHttpApiV2ProxyRequest request)
    {
        var type = request.Headers?.FirstOrDefault(header => string.Equals(header.Key, "content-type", StringComparison.OrdinalIgnoreCase)).Value?.Split(';')[0].Trim();
        return string.IsNullOrEmpty(type) || type.Equals(Json, StringComparison.OrdinalIgnoreCase) || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    // The API hands on what it does not know for text, as application/problem+json, in base 64.
    private static byte[]? Bytes(APIGatewayHttpApiV2ProxyRequest request)
    {
        if (!request.IsBase64Encoded)
            return Encoding.UTF8.GetBytes(request.Body);
        var bytes = new byte[request.Body.Length];
        return Convert.TryFromBase64String(request.Body, bytes, out var length) ? bytes[..length] : null;
    }
}
