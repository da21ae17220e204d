using System.Globalization;

namespace StepFunctions.Http;

/// <summary>The fields of a request.</summary>
internal sealed record ActionRequest(JsonElement Body)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="RunnerException">It is not.</exception>
    public string Required(string field) => Text(field)
        ?? throw new RunnerException("ValidationException", $"1 validation error detected: Value null at '{field}' failed to satisfy constraint: Member must not be null");

    /// <summary>A text.</summary>
    public string? Text(string field) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A truth value.</summary>
    public bool Flag(string field, bool otherwise = false) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(field, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;

    /// <summary>One page of a list, with the token of the next page; null at the end.</summary>
    public (IReadOnlyList<T> Page, string? NextToken) Page<T>(IReadOnlyList<T> all)
    {
        const int most = 1000;
        var size = Body.TryGetProperty("maxResults", out var value) && value.TryGetInt32(out var wanted) && wanted > 0 ? Math.Min(wanted, most) : most;
        var from = Text("nextToken") is { } token && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        var page = all.Skip(from).Take(size).ToArray();
        return (page, from + page.Length < all.Count ? (from + page.Length).ToString(CultureInfo.InvariantCulture) : null);
    }
}
