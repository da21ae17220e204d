using System.Globalization;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Values in the form in which they are compared: each makes a text from another, in place or in the room given.</summary>
internal static class StandardTexts
{
    private const int NationalDigits = 9;

    /// <summary>A date as eight digits; what is no date as a code.</summary>
    public static ReadOnlySpan<char> EightDigits(ReadOnlySpan<char> value, Span<char> room)
    {
        if (!DateText.TryParse(value, out var date))
            return NameText.FoldCode(value, room);
        room.TryWrite(CultureInfo.InvariantCulture, $"{date.Year:0000}{date.Month:00}{date.Day:00}", out var length);
        return room[..length];
    }

    /// <summary>The year of a date of eight digits.</summary>
    public static ReadOnlySpan<char> YearOf(ReadOnlySpan<char> date, Span<char> room) => date.Length == 8 ? date[..4] : date;

    /// <summary>The day of the year of a date of eight digits; nothing for a first of January, which often means "that year".</summary>
    public static ReadOnlySpan<char> DayOfYear(ReadOnlySpan<char> date, Span<char> room)
    {
        if (date.Length != 8 || date.EndsWith("0101"))
            return [];
        room[0] = 'd';
        date[4..].CopyTo(room[1..]);
        return room[..5];
    }

    /// <summary>National digits: what is left without country and trunk prefixes, up to nine.</summary>
    public static ReadOnlySpan<char> PhoneDigits(ReadOnlySpan<char> value, Span<char> room)
    {
        var from = NationalDigits;
        for (var i = value.Length - 1; i >= 0 && from > 0; i--)
        {
            if (char.IsAsciiDigit(value[i]))
                room[--from] = value[i];
        }

        return room[from..NationalDigits];
    }

    /// <summary>An e-mail address in small letters, without blanks and without what follows a plus.</summary>
    public static ReadOnlySpan<char> Email(ReadOnlySpan<char> value, Span<char> room)
    {
        if (value.Length > NameText.LongestValue)
            value = value[..NameText.LongestValue];
        var length = 0;
        foreach (var letter in value)
        {
            if (!char.IsWhiteSpace(letter))
                room[length++] = char.ToLowerInvariant(letter);
        }

        var email = room[..length];
        var at = email.LastIndexOf('@');
        var plus = email.IndexOf('+');
        if (at <= 0 || plus <= 0 || plus > at)
            return email;
        email[at..].CopyTo(email[plus..]);
        return email[..(length - at + plus)];
    }

    /// <summary>What stands before the @.</summary>
    public static ReadOnlySpan<char> EmailUser(ReadOnlySpan<char> email, Span<char> room) => email[..Math.Max(0, email.IndexOf('@'))];

    /// <summary>The part of a postal code that stands for an area.</summary>
    public static ReadOnlySpan<char> PostalArea(ReadOnlySpan<char> code, Span<char> room) => code.Length > 5 ? code[..^3] : code.Length > 3 ? code[..^2] : code;

    /// <summary>The first letter.</summary>
    public static ReadOnlySpan<char> Initial(ReadOnlySpan<char> name, Span<char> room) => name[..1];

    /// <summary>The first word's full form.</summary>
    public static ReadOnlySpan<char> CanonicalName(ReadOnlySpan<char> name, Span<char> room) => Nicknames.Canonical(FirstWord(name));

    /// <summary>How the first word sounds.</summary>
    public static ReadOnlySpan<char> SoundOfFirst(ReadOnlySpan<char> name, Span<char> room) => Phonetics.Code(FirstWord(name), room);

    /// <summary>The first word.</summary>
    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 0 and var blank ? text[..blank] : text;

    /// <summary>The value of a quantity or year, or the number of a day; null for what is none.</summary>
    public static double? ValueOf(ReadOnlySpan<char> text, FieldRole role) => role switch
    {
        FieldRole.Date => DateText.TryParse(text, out var date) && date.Month is > 0 and < 13 && date.Day > 0 && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day).DayNumber : null,
        _ => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    /// <summary>Whether two texts have the same digits in the same order.</summary>
    public static bool SameDigits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        for (int i = 0, j = 0; ; i++, j++)
        {
            while (i < a.Length && !char.IsAsciiDigit(a[i]))
                i++;
            while (j < b.Length && !char.IsAsciiDigit(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (a[i] != b[j])
                return false;
        }
    }
}
