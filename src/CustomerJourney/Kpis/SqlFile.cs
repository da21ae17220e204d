using System.Reflection;

namespace CustomerJourney.Kpis;

/// <summary>The SQL files of this room, shipped inside the assembly.</summary>
internal static class SqlFile
{
    private const string Prefix = "CustomerJourney.Kpis.";
    private const string Ending = ".sql";

    /// <summary>The files of a folder, by name: name without ending, and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> In(string folder)
    {
        var start = $"{Prefix}{folder}.";
        return [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[start.Length..^Ending.Length], Read(name)))];
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
