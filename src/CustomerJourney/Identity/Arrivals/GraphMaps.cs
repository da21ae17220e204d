global using GraphMap = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>Takes a graph's answers apart.</summary>
internal static class GraphMaps
{
    /// <summary>An answer's or a list's maps.</summary>
    public static IEnumerable<GraphMap> Maps(object? list) => ((IReadOnlyList<object?>)list!).Cast<GraphMap>();

    /// <summary>A list's texts.</summary>
    public static string[] Texts(object? list) => [.. ((IReadOnlyList<object?>)list!).Cast<string>()];

    /// <summary>A property that is a text; null when it is not there.</summary>
    public static string? Text(this GraphMap map, string name) => map.GetValueOrDefault(name) as string;
}
