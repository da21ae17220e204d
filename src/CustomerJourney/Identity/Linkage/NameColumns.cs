namespace CustomerJourney.Identity.Linkage;

/// <summary>Brings names into four columns: given, family and two further names, whether they come whole or in parts.</summary>
internal sealed class NameColumns
{
    private static readonly HashSet<string> Titles =
        ["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "jr", "sr", "ii", "iii", "of", "the", "de", "la", "von", "van", "and", "baron", "baronet", "bt", "bart", "1st", "2nd", "3rd", "4th", "5th", "6th"];

    public NameColumns(Terms terms, int records, TextColumn? given, TextColumn? family, TextColumn? whole, LearnedFacts? facts)
    {
        Given = given is null ? new int[records] : terms.Encode(given, NameText.Fold);
        Family = family is null ? new int[records] : terms.Encode(family, NameText.Fold);
        Other = new int[records];
        Another = new int[records];
        if (whole is not null)
            Take(terms, whole, given is null && family is null);
        PlaceLoneNames(terms, facts);
    }

    public int[] Given { get; }

    public int[] Family { get; }

    public int[] Other { get; }

    public int[] Another { get; }

    private void Take(Terms terms, TextColumn whole, bool alone)
    {
        var words = new string[whole.Values.Count][];
        for (var number = 0; number < words.Length; number++)
            words[number] = WordsOf(whole.Values[number]);
        for (var record = 0; record < whole.Numbers.Length; record++)
        {
            var parts = words[whole.Numbers[record]];
            if (parts.Length > 0 && (alone || IsTitle(terms, Given[record]) || IsTitle(terms, Family[record])))
            {
                Given[record] = terms.NumberOf(parts[0]);
                Family[record] = parts.Length > 1 ? terms.NumberOf(parts[^1]) : 0;
            }

            var others = parts.Select(part => terms.NumberOf(part)).Where(word => word != Given[record] && word != Family[record]).Distinct().Take(2).ToArray();
            Other[record] = others.Length > 0 ? others[0] : 0;
            Another[record] = others.Length > 1 ? others[1] : 0;
        }
    }

    private static bool IsTitle(Terms terms, int name) => name != 0 && Titles.Contains(terms.Texts[name]);

    /// <summary>The words of a whole name, the given name first: "Smith, John" is turned round.</summary>
    private static string[] WordsOf(string value)
    {
        var comma = value.IndexOf(',');
        if (comma > 0 && !value.AsSpan(0, comma).Trim().Contains(' '))
            value = string.Concat(value.AsSpan(comma + 1), " ", value.AsSpan(0, comma));
        return [.. NameText.Fold(value).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Titles.Contains(word))];
    }

    // A record with one name only: it stands where the name mostly stands in records that have both.
    private void PlaceLoneNames(Terms terms, LearnedFacts? facts)
    {
        var leaning = facts is null ? Leaning(terms) : facts.Table("lone names", () => Leaning(terms));
        for (var record = 0; record < Given.Length; record++)
        {
            var (given, family) = (Given[record], Family[record]);
            if (family == 0 && given != 0 && leaning.GetValueOrDefault(terms.Texts[given]) < 0)
                (Given[record], Family[record]) = (0, given);
            else if (given == 0 && family != 0 && leaning.GetValueOrDefault(terms.Texts[family]) > 0)
                (Given[record], Family[record]) = (family, 0);
        }
    }

    // 1 for names that mostly stand first, -1 for those that mostly stand last.
    private Dictionary<string, double> Leaning(Terms terms)
    {
        var (asGiven, asFamily) = (new int[terms.Texts.Count], new int[terms.Texts.Count]);
        for (var record = 0; record < Given.Length; record++)
        {
            if (Given[record] == 0 || Family[record] == 0)
                continue;
            asGiven[Given[record]]++;
            asFamily[Family[record]]++;
        }

        var leaning = new Dictionary<string, double>();
        for (var name = 1; name < asGiven.Length; name++)
        {
            if (asFamily[name] > 2 * asGiven[name])
                leaning[terms.Texts[name]] = -1;
            else if (asGiven[name] > 2 * asFamily[name])
                leaning[terms.Texts[name]] = 1;
        }

        return leaning;
    }
}
