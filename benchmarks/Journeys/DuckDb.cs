using System.Globalization;
using System.Text.RegularExpressions;
using CustomerJourney.Journeys;
using DuckDB.NET.Data;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>DuckDB in memory, with what the two sides of a comparison need.</summary>
internal sealed partial class DuckDb : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDb()
    {
        _connection.Open();
        Run($"set threads = {Environment.ProcessorCount}");
    }

    /// <summary>Runs a statement and reads all of its rows as text, numbers to six places.</summary>
    public List<string> Rows(string text, IReadOnlyList<object?>? parameters = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Parameter().Replace(text, "$$p$1");
        for (var i = 0; i < parameters?.Count; i++)
            command.Parameters.Add(new DuckDBParameter($"p{i}", parameters[i]));
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    /// <summary>Runs a question's statement.</summary>
    public List<string> Rows(JourneySql sql) => Rows(sql.Text, sql.Parameters);

    /// <summary>Runs a statement.</summary>
    public void Run(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>A text as a literal: COPY and read_csv take no parameters for names of files and columns.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Text(object value) => value switch
    {
        double number => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        System.Collections.IList list => string.Join(',', list.Cast<object>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public void Dispose() => _connection.Dispose();

    [GeneratedRegex(":p([0-9]+)")]
    private static partial Regex Parameter();
}
