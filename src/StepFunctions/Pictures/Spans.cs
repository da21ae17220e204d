using System.Globalization;

namespace StepFunctions.Pictures;

/// <summary>Lengths of time for people.</summary>
internal static class Spans
{
    /// <summary>Such as <c>12 ms</c>, <c>3.4 s</c>, <c>2 min 5 s</c>, <c>1 h 30 min</c>, <c>2 d 3 h</c>.</summary>
    public static string Text(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => Of($"{span.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => Of($"{span.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => Of($"{span.Minutes} min {span.Seconds} s"),
        { TotalDays: < 1 } => Of($"{span.Hours} h {span.Minutes} min"),
        _ => Of($"{span.Days} d {span.Hours} h"),
    };

    private static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
