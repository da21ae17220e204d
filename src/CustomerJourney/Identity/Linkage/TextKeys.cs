namespace CustomerJourney.Identity.Linkage;

/// <summary>Key parts of texts: the beginning, the rarest words.</summary>
internal static class TextKeys
{
    private const int PrefixLength = 6;

    /// <summary>Adds a text column's key parts: prefix, first word, three rarest words, whole.</summary>
    public static void Add(List<KeyColumn> keys, string name, Terms terms, int[] column, LearnedFacts? facts)
    {
        var into = new Terms();
        var counts = facts is null ? Count(terms, column) : facts.Table($"word counts {name}", () => Count(terms, column));

        string Rare(string text, int rank)
        {
            var words = text.Split(' ').Where(word => word.Length > 1 && counts.GetValueOrDefault(word) > 1).Distinct().OrderBy(word => counts[word]).ThenBy(word => word, StringComparer.Ordinal).ToArray();
            return rank < words.Length ? words[rank] : "";
        }

        keys.Add(new($"{name} beginning", into.Hash(terms.Derive(column, into, (text, _) => text.Length < PrefixLength ? text : text[..PrefixLength]))));
        for (var rank = 0; rank < 3; rank++)
        {
            var place = rank;
            keys.Add(new($"{name} rare word {rank + 1}", into.Hash(terms.Derive(column, into, (text, _) => Rare(text.ToString(), place)))));
        }
    }

    private static Dictionary<string, double> Count(Terms terms, int[] column)
    {
        var counts = new Dictionary<string, double>();
        var termCounts = terms.Count(column);
        for (var term = 1; term < termCounts.Length; term++)
        {
            foreach (var word in terms.Texts[term].Split(' '))
                counts[word] = counts.GetValueOrDefault(word) + termCounts[term];
        }

        return counts;
    }
}
