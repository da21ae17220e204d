using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerJourney.Touchpoints;

/// <summary>Durations as people write them: <c>90s</c>, <c>30m</c>, <c>12h</c>, <c>30d</c>.</summary>
public static partial class Durations
{
    /// <summary>Reads a duration.</summary>
    /// <returns>False when the text is none, or longer than a <see cref="TimeSpan"/> can be.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Form().Match(text);
        if (!match.Success || !long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = TicksOf(match.Groups[2].ValueSpan[0]);
        if (number > TimeSpan.MaxValue.Ticks / unit)
            return false;
        duration = new TimeSpan(number * unit);
        return true;
    }

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"\"{text}\" is not a duration; write 90s, 30m, 12h or 30d.");

    /// <summary>Writes a duration in the largest unit that leaves no rest; <see cref="Parse"/> reads it back. Parts of a second are dropped.</summary>
    public static string Write(TimeSpan duration)
    {
        var unit = "dhms".First(unit => duration.Ticks % TicksOf(unit) == 0 || unit == 's');
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / TicksOf(unit)}{unit}");
    }

    private static long TicksOf(char unit) => unit switch
    {
        's' => TimeSpan.TicksPerSecond,
        'm' => TimeSpan.TicksPerMinute,
        'h' => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerDay,
    };

    [GeneratedRegex("^([0-9]+)([smhd])$")]
    private static partial Regex Form();
}
