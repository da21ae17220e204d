namespace Gremlin.Loading;

/// <summary>Dates as the loader takes them: <c>yyyy-MM-dd</c>, with <c>THH:mm</c>, <c>:ss</c> and a fraction, with <c>Z</c> or an offset; without one it is UTC.</summary>
internal static class DateCell
{
    private const long DayMilliseconds = 86_400_000;

    /// <summary>Milliseconds since 1970-01-01 UTC; false when the text is no date.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        milliseconds = (new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber) * DayMilliseconds;
        if (text.Length == 10)
            return true;
        if (text[10] is not ((byte)'T' or (byte)' ') || !TryTime(text[11..], out var time, out var rest) || !TryOffset(rest, out var offset))
            return false;
        milliseconds += time - offset;
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long milliseconds, out ReadOnlySpan<byte> rest)
    {
        milliseconds = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
            return false;
        milliseconds = ((hour * 60L) + minute) * 60_000;
        rest = text[5..];
        if (rest.Length < 3 || rest[0] != ':')
            return true;
        if (!TryDigits(rest[1..3], out var second) || second > 59)
            return false;
        milliseconds += second * 1000L;
        rest = rest[3..];
        return rest.IsEmpty || rest[0] != '.' || TryFraction(ref rest, ref milliseconds);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long milliseconds)
    {
        var digits = 0;
        for (var weight = 100; digits + 1 < rest.Length && rest[digits + 1] is >= (byte)'0' and <= (byte)'9'; digits++, weight /= 10)
            milliseconds += (rest[digits + 1] - '0') * weight;
        rest = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (5 or 6) || (text.Length == 6 && text[3] != ':')
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[^2..], out var minutes) || hours > 18 || minutes > 59)
            return false;
        milliseconds = ((hours * 60L) + minutes) * 60_000 * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
