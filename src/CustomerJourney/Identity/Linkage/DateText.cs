namespace CustomerJourney.Identity.Linkage;

/// <summary>Reads dates as people write them, wrong ones too: <c>1862-17-22</c> is a date with a slip, not rubbish.</summary>
internal static class DateText
{
    /// <summary>Reads year, month and day without judging them; day before month when the year stands last.</summary>
    /// <returns>False when the text has not the shape of a date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out (int Year, int Month, int Day) date)
    {
        date = default;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var part = 0;
        var digits = 0;
        text = text.Trim();
        if (text.Length > 10 && text[10] is 'T' or ' ')
            text = text[..10];
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                if (part > 2 || ++digits > 8)
                    return false;
                parts[part] = parts[part] * 10 + (letter - '0');
                lengths[part]++;
            }
            else if (letter is '-' or '/' or '.' && lengths[Math.Min(part, 2)] > 0)
            {
                part++;
            }
            else
            {
                return false;
            }
        }

        if (part == 0 && lengths[0] == 8)
            date = (parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
        else if (part == 2 && lengths[0] == 4 && lengths[1] is 1 or 2 && lengths[2] is 1 or 2)
            date = (parts[0], parts[1], parts[2]);
        else if (part == 2 && lengths[2] == 4 && lengths[1] is 1 or 2 && lengths[0] is 1 or 2)
            date = parts[1] > 12 ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0]);
        return date.Year is > 999 and < 2200 && date.Month < 32 && date.Day < 40;
    }
}
