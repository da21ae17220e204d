using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>Reads instants from text: ISO 8601 at speed, Unix numbers, or a given format.</summary>
internal sealed class InstantText(string? format, TimeZoneInfo zone)
{
    private const int DateLength = 10;
    private const int FractionDigits = 7;
    private const int UnixSecondsDigits = 11;
    private static readonly long[] TicksOfDigit = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
    private static readonly string[] Dense = ["yyyyMMdd", "yyyyMMddHHmmss"];

    private readonly bool _isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
    private ulong _dateKey;
    private ushort _dateKeyEnd;
    private long _dateTicks;

    /// <summary>Reads a UTC instant in ticks.</summary>
    /// <returns>False when it is none, or a local time that the zone skips.</returns>
    public bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        if (format is null)
        {
            text = text.Trim((byte)' ');
            return TryIso(text, out ticks) || TryUnix(text, out ticks);
        }

        return TryFormat(text, out ticks);
    }

    private bool TryIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < DateLength || !TryDate(text, out var date))
            return false;
        if (text.Length == DateLength)
            return ToUtc(date, out ticks);
        if (text.Length < DateLength + 6 || text[DateLength] is not ((byte)' ' or (byte)'T' or (byte)'t') || text[13] != ':')
            return false;
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        if ((uint)hour > 23 || (uint)minute > 59)
            return false;
        var at = 16;
        var time = (hour * 60L + minute) * TimeSpan.TicksPerMinute;
        if (at + 2 < text.Length && text[at] == ':')
        {
            var second = Two(text, at + 1);
            if ((uint)second > 59)
                return false;
            time += second * TimeSpan.TicksPerSecond;
            at += 3;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',' && !TryFraction(text, ref at, ref time))
                return false;
        }

        return at == text.Length ? ToUtc(date + time, out ticks) : TryOffset(text[at..], date + time, out ticks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryDate(ReadOnlySpan<byte> text, out long ticks)
    {
        var key = Unsafe.ReadUnaligned<ulong>(in text[0]);
        var end = Unsafe.ReadUnaligned<ushort>(in text[8]);
        ticks = _dateTicks;
        return (key == _dateKey && end == _dateKeyEnd) || TryNewDate(text, key, end, out ticks);
    }

    private bool TryNewDate(ReadOnlySpan<byte> text, ulong key, ushort end, out long ticks)
    {
        ticks = 0;
        if (text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4])
            return false;
        var (high, low, month, day) = (Two(text, 0), Two(text, 2), Two(text, 5), Two(text, 8));
        var year = high * 100 + low;
        if (high < 0 || low < 0 || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        (_dateKey, _dateKeyEnd, _dateTicks) = (key, end, ticks = new DateTime(year, month, day).Ticks);
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref int at, ref long time)
    {
        var first = ++at;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            if (at - first < FractionDigits)
                time += (text[at] - '0') * TicksOfDigit[at - first];
        }

        return at > first;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, long local, out long ticks)
    {
        ticks = local;
        text = text.TrimStart((byte)' ');
        if (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z' || text.SequenceEqual("UTC"u8))
            return true;
        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var hours = Two(text, 1);
        var minutes = text.Length == 3 ? 0 : Two(text, text.Length - 2);
        if ((uint)hours > 15 || (uint)minutes > 59 || (text.Length == 6 && text[3] != ':'))
            return false;
        var offset = (hours * 60L + minutes) * TimeSpan.TicksPerMinute;
        ticks = text[0] == '-' ? local + offset : local - offset;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    private bool ToUtc(long local, out long ticks)
    {
        ticks = local;
        if (_isUtc)
            return true;
        var time = new DateTime(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
            return false;
        ticks = local - zone.GetUtcOffset(time).Ticks;
        return ticks >= 0;
    }

    private bool TryUnix(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? text.Length : digits;
        if (digits == text.Length && digits is 8 or 14)
            return DateTime.TryParseExact(Encoding.ASCII.GetString(text), Dense, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dense) && ToUtc(dense.Ticks, out ticks);
        if (digits < 9 || !Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length)
            return false;
        var unit = digits <= UnixSecondsDigits ? 10_000_000m : digits <= 14 ? 10_000m : digits <= 17 ? 10m : 0.01m;
        var since = number * unit;
        if (since > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks)
            return false;
        ticks = DateTime.UnixEpoch.Ticks + (long)since;
        return true;
    }

    private bool TryFormat(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces;
        var value = Encoding.UTF8.GetString(text);
        if (format!.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal))
        {
            var read = DateTimeOffset.TryParseExact(value, format, CultureInfo.InvariantCulture, Styles | DateTimeStyles.AssumeUniversal, out var at);
            ticks = at.UtcTicks;
            return read;
        }

        return DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, Styles, out var local) && ToUtc(local.Ticks, out ticks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        if ((uint)(at + 1) >= (uint)text.Length)
            return -1;
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens > 9 || ones > 9 ? -1 : (int)(tens * 10 + ones);
    }
}
