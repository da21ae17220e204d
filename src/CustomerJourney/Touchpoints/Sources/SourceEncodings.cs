using System.Text;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Encodings that a mapping can name.</summary>
internal static class SourceEncodings
{
    /// <summary>What a mapping may write, and the encoding's one name.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = "auto",
        ["utf-8"] = "utf-8",
        ["utf8"] = "utf-8",
        ["utf-16"] = "utf-16",
        ["latin-1"] = "latin-1",
        ["iso-8859-1"] = "latin-1",
        ["windows-1252"] = "windows-1252",
    };

    /// <summary>The encoding of one of the names; not <c>auto</c>.</summary>
    public static Encoding Of(string name) => name switch
    {
        "utf-8" => Encoding.UTF8,
        "utf-16" => Encoding.Unicode,
        "latin-1" => Encoding.Latin1,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };
}
