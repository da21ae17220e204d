using System.Runtime.CompilerServices;
using System.Text;

namespace StepFunctions.Executions;

/// <summary>Reads rows of delimited text by RFC 4180: quoted fields may hold delimiters, doubled quotes and line ends.</summary>
internal static class CsvRows
{
    /// <summary>The rows in order; blank lines are none.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(TextReader text, char delimiter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            quoted = Fields(line, delimiter, row, field, quoted);
            if (quoted)
            {
                field.Append('\n');
                continue;
            }

            row.Add(field.ToString());
            field.Clear();
            if (row is not [""])
                yield return row;
            row = [];
        }

        if (quoted)
            throw new InvalidDataException("A quoted field does not end.");
    }

    /// <summary>Splits a line; the last field stays open. True when it is within quotes at the line's end.</summary>
    private static bool Fields(string line, char delimiter, List<string> row, StringBuilder field, bool quoted)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (quoted && c == '"' && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append(c);
                at++;
            }
            else if (c == '"' && (quoted || field.Length == 0))
            {
                quoted = !quoted;
            }
            else if (c == delimiter && !quoted)
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return quoted;
    }
}
