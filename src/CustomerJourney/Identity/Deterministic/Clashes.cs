using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity.Deterministic;

/// <summary>When two values of one field speak against one person.</summary>
internal static class Clashes
{
    private const double SimilarNames = 0.84;

    /// <summary>Whether two folded given names cannot be one person's: not equal, no short form, no initial, no slip of the pen.</summary>
    public static bool GivenNames(string a, string b) =>
        a != b && a[0..1] != b && b[0..1] != a && !Nicknames.Match(FirstWord(a), FirstWord(b)) && FirstWord(a) != FirstWord(b)
        && JaroWinkler.Similarity(a, b) < SimilarNames;

    /// <summary>Whether two ISO dates differ by more than a slip: one digit, two digits swapped, day and month swapped, a first of January.</summary>
    public static bool BirthDates(string a, string b) =>
        a != b && DamerauLevenshtein.Distance(a, b) > 1 && !(a[..4] == b[..4] && (a[5..7] == b[8..] && b[5..7] == a[8..] || a.EndsWith("01-01", StringComparison.Ordinal) || b.EndsWith("01-01", StringComparison.Ordinal)));

    private static string FirstWord(string name) => name.IndexOf(' ') is > 0 and var blank ? name[..blank] : name;
}
