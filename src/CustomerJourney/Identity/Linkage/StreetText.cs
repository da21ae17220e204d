namespace CustomerJourney.Identity.Linkage;

/// <summary>Splits a street line into street and house number; the usual short forms become words.</summary>
internal static class StreetText
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["st"] = "street",
        ["str"] = "street",
        ["rd"] = "road",
        ["ln"] = "lane",
        ["ave"] = "avenue",
        ["av"] = "avenue",
        ["cl"] = "close",
        ["dr"] = "drive",
        ["ct"] = "court",
        ["cres"] = "crescent",
        ["cresc"] = "crescent",
        ["pl"] = "place",
        ["blvd"] = "boulevard",
        ["sq"] = "square",
        ["ter"] = "terrace",
        ["hwy"] = "highway",
        ["pkwy"] = "parkway",
        ["gdns"] = "gardens",
        ["n"] = "north",
        ["s"] = "south",
        ["e"] = "east",
        ["w"] = "west",
        ["pde"] = "parade",
        ["cct"] = "circuit",
        ["sts"] = "street",
        ["streets"] = "street",
    };

    private static readonly Dictionary<string, string> Ordinals = new()
    {
        ["first"] = "1st",
        ["second"] = "2nd",
        ["third"] = "3rd",
        ["fourth"] = "4th",
        ["fifth"] = "5th",
        ["sixth"] = "6th",
        ["seventh"] = "7th",
        ["eighth"] = "8th",
        ["ninth"] = "9th",
        ["tenth"] = "10th",
    };

    private static readonly HashSet<string> Units = ["flat", "apt", "apartment", "unit", "suite", "ste", "room", "floor", "no"];

    /// <summary>Splits a folded line.</summary>
    /// <returns>The street's words and the house number; either may be empty.</returns>
    public static (string Street, string Number) Split(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (Units.Contains(words[i]) && char.IsAsciiDigit(words[i + 1][0]) && words.Count > 2)
            {
                words.RemoveRange(i, 2);
                break;
            }
        }

        var number = words.FindIndex(word => char.IsAsciiDigit(word[0]) && !word.EndsWith("th", StringComparison.Ordinal) && !word.EndsWith("st", StringComparison.Ordinal) && !word.EndsWith("nd", StringComparison.Ordinal) && !word.EndsWith("rd", StringComparison.Ordinal));
        var house = "";
        if (number >= 0)
        {
            house = words[number];
            words.RemoveAt(number);
        }

        return (string.Join(' ', words.Select(word => Words.GetValueOrDefault(word) ?? Ordinals.GetValueOrDefault(word, word))), house);
    }
}
