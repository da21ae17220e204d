namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Reads ISO 8601 dates and times as systems write them: <c>2024-02-29</c>, <c>2024-02-29 23:59</c>, <c>2024-02-29T23:59:59.123456+01:00</c>.</summary>
internal static class IsoText
{
    private const int DateLength = 10;
    private const int FractionDigits = 7;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">As written; UTC when there is an offset.</param>
    /// <param name="hasOffset">Whether there is one.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime at, out bool hasOffset)
    {
        (at, hasOffset) = (default, false);
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-')
            return false;
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var date = new DateTime(year, month, day);
        if (text.Length == DateLength)
        {
            at = date;
            return true;
        }

        return text[DateLength] is (byte)'T' or (byte)' ' or (byte)'t' && TryTime(text[(DateLength + 1)..], date, out at, out hasOffset);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, DateTime date, out DateTime at, out bool hasOffset)
    {
        (at, hasOffset) = (default, false);
        if (text.Length < 5 || text[2] != ':')
            return false;
        var (hour, minute, second) = (Number(text, 0, 2), Number(text, 3, 2), 0);
        text = text[5..];
        if (text.Length >= 3 && text[0] == ':')
        {
            second = Number(text, 1, 2);
            text = text[3..];
        }

        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || !TryFraction(ref text, out var ticks) || !TryOffset(text, out var offset, out hasOffset))
            return false;
        var local = date.Ticks + ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond + ticks - offset * TimeSpan.TicksPerMinute;
        if (local < 0 || local > DateTime.MaxValue.Ticks)
            return false;
        at = new DateTime(local);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0 || text[0] is not ((byte)'.' or (byte)','))
            return true;
        var digits = 1;
        for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++)
            ticks = digits <= FractionDigits ? ticks * 10 + (text[digits] - '0') : ticks;
        for (var given = digits - 1; given < FractionDigits; given++)
            ticks *= 10;
        text = text[digits..];
        return digits > 1;
    }

    // Z, +01, +0100 or +01:00, perhaps after a blank.
    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes, out bool hasOffset)
    {
        (minutes, hasOffset) = (0, false);
        if (text.Length > 1 && text[0] == ' ')
            text = text[1..];
        if (text.IsEmpty)
            return true;
        hasOffset = true;
        if (text is [(byte)'Z' or (byte)'z'] || text.SequenceEqual("UTC"u8))
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var (hours, rest) = text.Length switch
        {
            3 => (Number(text, 1, 2), 0),
            5 => (Number(text, 1, 2), Number(text, 3, 2)),
            6 when text[3] == ':' => (Number(text, 1, 2), Number(text, 4, 2)),
            _ => (-1, 0),
        };
        minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
        return hours is >= 0 and <= 18 && rest is >= 0 and < 60;
    }

    private static int Number(ReadOnlySpan<byte> text, int start, int digits)
    {
        var number = 0;
        for (var i = start; i < start + digits; i++)
        {
            if (!char.IsAsciiDigit((char)text[i]))
                return -1;
            number = number * 10 + (text[i] - '0');
        }

        return number;
    }
}
