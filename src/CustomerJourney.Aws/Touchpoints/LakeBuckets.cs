namespace CustomerJourney.Aws.Touchpoints;

/// <summary>Which bucket holds which zone of the lake; a key lies whole in its bucket, zone included.</summary>
/// <param name="Default">Bucket of every zone that has none of its own.</param>
/// <param name="ByZone">Bucket of a zone, as <c>raw</c>, by the first segment of keys.</param>
public sealed record LakeBuckets(string Default, IReadOnlyDictionary<string, string> ByZone)
{
    /// <summary>The bucket a key lies in.</summary>
    /// <exception cref="ArgumentException">The key is not a relative path with <c>/</c>.</exception>
    public string Of(string key)
    {
        Check(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && ByZone.TryGetValue(key[..slash], out var bucket) ? bucket : Default;
    }

    /// <summary>The buckets that may hold keys with a prefix, each once.</summary>
    public IReadOnlyList<string> Under(string prefix)
    {
        if (prefix.Contains('/', StringComparison.Ordinal))
            return [Of(prefix)];
        var zones = ByZone.Where(zone => zone.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(zone => zone.Value);
        return [.. zones.Append(Default).Distinct()];
    }

    private static void Check(string key)
    {
        if (string.IsNullOrEmpty(key) || key.StartsWith('/') || key.Split('/').Any(segment => segment is "." or ".."))
            throw new ArgumentException($"'{key}' is not a relative path with '/'.", nameof(key));
    }
}
