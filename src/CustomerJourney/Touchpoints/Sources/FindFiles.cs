using System.Text;
using System.Text.RegularExpressions;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Finds a source's files in the lake.</summary>
public static class FindFiles
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The raw files that a mapping's globs match, by ordinal key. <c>*</c> and <c>?</c> stay in a folder, <c>**</c> goes into folders.</summary>
    public static async Task<IReadOnlyList<LakeObject>> OfAsync(SourceMapping mapping, IObjectLake lake, CancellationToken cancellationToken)
    {
        var patterns = mapping.Files.Select(Pattern).ToArray();
        var found = new List<LakeObject>();
        await foreach (var file in lake.ListAsync(MapBatch.RawZone, cancellationToken))
        {
            if (patterns.Any(pattern => pattern.IsMatch(file.Key[MapBatch.RawZone.Length..])))
                found.Add(file);
        }

        return found;
    }

    /// <summary>Whether a file, relative to <c>raw/</c>, is one of a mapping's.</summary>
    public static bool Matches(SourceMapping mapping, string file) => mapping.Files.Any(glob => Pattern(glob).IsMatch(file));

    private static Regex Pattern(string glob)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob.AsSpan(i).StartsWith("**/"))
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (glob.AsSpan(i).StartsWith("**"))
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(glob[i] switch { '*' => "[^/]*", '?' => "[^/]", var letter => Regex.Escape(letter.ToString()) });
            }
        }

        return new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant, PatternTimeout);
    }
}
