using System.Runtime.CompilerServices;

namespace CustomerJourney.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private static string Here([CallerFilePath] string file = "") => file;
}
