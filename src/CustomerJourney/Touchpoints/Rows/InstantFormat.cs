using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>A way to write instants or dates.</summary>
internal sealed class InstantFormat
{
    private const int LongestText = 64;
    private readonly string _pattern;
    private readonly bool _hasOffset;

    /// <summary>Takes a format of a mapping.</summary>
    public InstantFormat(string pattern)
    {
        _pattern = pattern;
        _hasOffset = Unquoted(pattern).AsSpan().IndexOfAny('z', 'K') >= 0;
    }

    /// <summary>What is wrong with a format; null when nothing is.</summary>
    public static string? MistakeIn(string pattern)
    {
        if (pattern is "iso" or "epochSeconds" or "epochMilliseconds")
            return null;
        if (pattern.Contains('%', StringComparison.Ordinal))
            return "it is written as strftime takes it.";
        var sample = new DateTimeOffset(2001, 12, 23, 14, 45, 56, TimeSpan.Zero);
        try
        {
            var text = sample.ToString(pattern, CultureInfo.InvariantCulture);
            return pattern.Length > 1 && DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var back) && back.Date == sample.Date
                ? null
                : "it does not give a whole date.";
        }
        catch (FormatException)
        {
            return "it has letters that mean nothing; other text needs quotes ('…').";
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="local">Date and time as written; UTC when there is an offset.</param>
    /// <param name="hasOffset">Whether it says where it stands to UTC.</param>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTime local, out bool hasOffset)
    {
        hasOffset = true;
        local = default;
        return _pattern switch
        {
            "iso" => IsoText.TryRead(text, out local, out hasOffset),
            "epochSeconds" => TryEpoch(text, TimeSpan.TicksPerSecond, out local),
            "epochMilliseconds" => TryEpoch(text, TimeSpan.TicksPerMillisecond, out local),
            _ => TryPattern(text, out local, out hasOffset),
        };
    }

    private static bool TryEpoch(ReadOnlySpan<byte> text, long unitTicks, out DateTime at)
    {
        at = default;
        if (!Utf8Parser.TryParse(text, out decimal units, out var used) || used != text.Length)
            return false;
        var ticks = decimal.Truncate(units * unitTicks);
        if (ticks < DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks)
            return false;
        at = DateTime.UnixEpoch.AddTicks((long)ticks);
        return true;
    }

    private bool TryPattern(ReadOnlySpan<byte> text, out DateTime local, out bool hasOffset)
    {
        (local, hasOffset) = (default, _hasOffset);
        if (text.Length > LongestText)
            return false;
        Span<char> letters = stackalloc char[LongestText];
        letters = letters[..Encoding.UTF8.GetChars(text, letters)];
        if (!_hasOffset)
            return DateTime.TryParseExact(letters, _pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
        var isRead = DateTimeOffset.TryParseExact(letters, _pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        local = at.UtcDateTime;
        return isRead;
    }

    private static string Unquoted(string pattern) =>
        string.Concat(pattern.Split('\'').Where((_, part) => part % 2 == 0));
}
