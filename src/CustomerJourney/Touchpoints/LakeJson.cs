using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomerJourney.Touchpoints;

/// <summary>Small JSON objects in the lake.</summary>
public static class LakeJson
{
    /// <summary>Reads one; default when there is none.</summary>
    /// <exception cref="JsonException">The object is not of this kind.</exception>
    public static async Task<T?> ReadJsonAsync<T>(this IObjectLake lake, string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        if (await lake.FindAsync(key, cancellationToken) is null)
            return default;
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken);
    }

    /// <summary>Writes one, whole.</summary>
    public static Task WriteJsonAsync<T>(this IObjectLake lake, string key, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        return lake.WriteAsync(key, (stream, stop) => JsonSerializer.SerializeAsync(stream, value, type, stop), cancellationToken);
    }
}
