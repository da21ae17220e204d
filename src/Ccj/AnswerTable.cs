using System.Globalization;

namespace CustomerJourney.Ccj;

/// <summary>Rows under a header, as text for people or as CSV.</summary>
/// <param name="Columns">Names in order.</param>
/// <param name="Rows">Values in that order.</param>
internal sealed record AnswerTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const int MostDigits = 4;

    /// <summary>Aligned columns, numbers to the right.</summary>
    public void WriteText(TextWriter output)
    {
        string[][] cells = [[.. Columns], .. Rows.Select(row => row.Select(Rounded).ToArray())];
        int[] widths = [.. Columns.Select((_, column) => cells.Max(row => row[column].Length))];
        bool[] numeric = [.. Columns.Select((_, column) => Rows.Count > 0 && Rows.All(row => row[column] is null or int or long or double or decimal))];
        foreach (var row in cells)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>RFC 4180, header first, values in full.</summary>
    public void WriteCsv(TextWriter output)
    {
        output.WriteLine(string.Join(",", Columns.Select(Quoted)));
        foreach (var row in Rows)
            output.WriteLine(string.Join(",", row.Select(value => Quoted(Text(value)))));
    }

    /// <summary>A value as text: instants in ISO 8601, invariant numbers, nothing for null.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Rounded(object? value) => value switch
    {
        double number => Math.Round(number, MostDigits).ToString("0.####", CultureInfo.InvariantCulture),
        decimal number => Math.Round(number, MostDigits).ToString("0.####", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(',', '"', '\n') || text.Contains('\r', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
