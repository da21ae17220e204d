using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.RedshiftDataAPIService.Model;
using CustomerJourney.Kpis;

namespace CustomerJourney.Aws.Kpis;

/// <summary>A statement as the Data API takes it: every value is text there, so its type goes into the statement as a cast; null and the empty text, which it cannot carry, stand in the statement themselves.</summary>
internal static partial class RedshiftStatement
{
    public static (string Sql, List<SqlParameter>? Parameters) Of(SqlText statement)
    {
        var parameters = new List<SqlParameter>();
        var sql = Hole().Replace(statement.Text, hole => hole.Groups["n"] is { Success: true } number
            ? Put(int.Parse(number.ValueSpan, CultureInfo.InvariantCulture), statement.Parameters, parameters)
            : hole.Value);
        return (sql, parameters.Count > 0 ? parameters : null);
    }

    private static string Put(int index, IReadOnlyList<object?> values, List<SqlParameter> parameters)
    {
        var value = values[index];
        if (value is null)
            return "NULL";
        if (value is "")
            return "''";
        var name = string.Create(CultureInfo.InvariantCulture, $"p{index}");
        if (parameters.TrueForAll(parameter => parameter.Name != name))
            parameters.Add(new SqlParameter { Name = name, Value = Text(value) });
        return TypeOf(value) is { } type ? $"CAST(:{name} AS {type})" : $":{name}";
    }

    private static string? TypeOf(object value) => value switch
    {
        string => null,
        bool => "BOOLEAN",
        int or long => "BIGINT",
        double => "DOUBLE PRECISION",
        decimal => "DECIMAL(38, 10)",
        DateTimeOffset => "TIMESTAMP",
        DateOnly => "DATE",
        _ => throw new ArgumentException($"A {value.GetType().Name} has no place in SQL.", nameof(value)),
    };

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    // Quoted text, quoted names and comments are passed over whole; what is left of the form :pN is a hole.
    [GeneratedRegex("""'(?:[^'\\]|\\.|'')*'|"[^"]*"|--[^\n]*|::|(?<![\w:]):p(?<n>\d+)\b""", RegexOptions.Singleline)]
    private static partial Regex Hole();
}
