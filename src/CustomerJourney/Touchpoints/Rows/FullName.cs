using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes a name that stands in one column apart.</summary>
internal static class FullName
{
    private static readonly char[] Blanks = [' ', '\t', '\u00A0'];

    /// <summary>Titles before a name, without their points.</summary>
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lady", "lord", "rev", "herr", "frau", "hr", "fr", "dipl", "ing", "mag", "mme", "mlle", "sr", "sra", "srta", "sig", "dhr", "mevr",
    };

    /// <summary>What stands behind a name and is no part of it.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { "jr", "sr", "jnr", "snr", "ii", "iii", "iv", "phd", "md", "msc", "bsc", "mba", "esq", "obe", "mbe", "cbe" };

    /// <summary>Words that a last name begins with.</summary>
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "de", "den", "der", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "ter", "ten", "zu", "zum", "zur", "vom", "af", "av", "bin", "ibn", "al", "el", "st", "san", "mac", "y", "e",
    };

    /// <summary>First and last name; null what is not there. A single word is a last name.</summary>
    public static (string? Given, string? Family) Split(string text, NameOrder order)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0 && order != NameOrder.GivenFirst && Words(text[(comma + 1)..]) is { Count: > 0 } after && !after.TrueForAll(IsEnding))
            return (Joined(after), Joined(Words(text[..comma])));
        var words = Words(text.Replace(',', ' '));
        if (words.Count < 2)
            return (null, Joined(words));
        var family = order == NameOrder.FamilyFirst ? FirstFamily(words) : LastFamily(words);
        return order == NameOrder.FamilyFirst ? (Joined(words[family..]), Joined(words[..family])) : (Joined(words[..family]), Joined(words[family..]));
    }

    /// <summary>Where the last name begins: the last word, with the particles before it; a first name stays.</summary>
    private static int LastFamily(List<string> words)
    {
        var start = words.Count - 1;
        while (start > 1 && Particles.Contains(words[start - 1]))
            start--;
        return start;
    }

    /// <summary>Where a last name that stands first ends.</summary>
    private static int FirstFamily(List<string> words)
    {
        var end = 1;
        while (end < words.Count - 1 && Particles.Contains(words[end - 1]))
            end++;
        return end;
    }

    private static List<string> Words(string text)
    {
        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Titles.Contains(words[0].TrimEnd('.')))
            words.RemoveAt(0);
        while (words.Count > 1 && IsEnding(words[^1]))
            words.RemoveAt(words.Count - 1);
        return words;
    }

    private static bool IsEnding(string word) => Endings.Contains(word.Replace(".", "", StringComparison.Ordinal));

    private static string? Joined(List<string> words) => words.Count == 0 ? null : string.Join(' ', words);
}
