using System.Globalization;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Finds the word somebody meant.</summary>
public static class NearestWord
{
    private const int Farthest = 3;
    private const int LongestWord = 40;
    private const int MostWords = 40;

    /// <summary>The nearest of the words by edits, case aside; null when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> words)
    {
        var nearest = words.Select(word => (Word: word, Edits: Edits(written.ToUpperInvariant(), word.ToUpperInvariant()))).OrderBy(pair => pair.Edits).FirstOrDefault();
        return nearest.Word is not null && nearest.Edits <= Math.Min(Farthest, Math.Max(1, written.Length / 2)) ? nearest.Word : null;
    }

    /// <summary>A hint: the word that was meant, or the words there are.</summary>
    public static string Hint(string written, IReadOnlyCollection<string> words) =>
        Of(written, words) is { } meant ? $"Did you mean '{meant}'?" : $"There are: {string.Join(", ", words.Take(MostWords).Select(Shown))}{(words.Count > MostWords ? string.Create(CultureInfo.InvariantCulture, $" and {words.Count - MostWords} more") : "")}.";

    /// <summary>A word from a file as it can be shown: a binary file's header may hold anything.</summary>
    private static string Shown(string word)
    {
        var shown = string.Concat(word.Take(LongestWord).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter));
        return word.Length > LongestWord ? shown + "…" : shown;
    }

    /// <summary>How many letters to put in, take out or change to make the one the other.</summary>
    public static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
