using System.Runtime.InteropServices;

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

    /// <summary>Splits a column, each distinct value once.</summary>
    /// <returns>Per record the numbers of street and house.</returns>
    public static (int[] Street, int[] House) Split(TextColumn column, Terms names, Terms numbers)
    {
        var (streets, houses) = (new int[column.Values.Count], new int[column.Values.Count]);
        for (var number = 1; number < streets.Length; number++)
        {
            var (street, house) = Split(NameText.Fold(column.Values[number]));
            (streets[number], houses[number]) = (names.NumberOf(street), numbers.NumberOf(house));
        }

        return (Array.ConvertAll(column.Numbers, number => streets[number]), Array.ConvertAll(column.Numbers, number => houses[number]));
    }

    /// <summary>Street and house in one, per record; made from the texts, so that any table gives a line the same text.</summary>
    public static int[] Lines(Terms names, int[] street, Terms numbers, int[] house, Terms lines)
    {
        var whole = new int[street.Length];
        var known = new Dictionary<(int, int), int>();
        Span<char> room = stackalloc char[2 * Terms.Room + 1];
        for (var record = 0; record < whole.Length; record++)
        {
            if ((street[record] | house[record]) == 0)
                continue;
            ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (street[record], house[record]), out var isKnown);
            if (!isKnown)
                line = lines.NumberOf(Line(numbers.Read(house[record], room[..Terms.Room]), names.Read(street[record], room[Terms.Room..]), room));
            whole[record] = line;
        }

        return whole;
    }

    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> number, ReadOnlySpan<char> street, Span<char> room)
    {
        number.CopyTo(room);
        room[number.Length] = ' ';
        street.CopyTo(room[(number.Length + 1)..]);
        return room[..(number.Length + 1 + street.Length)];
    }

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
