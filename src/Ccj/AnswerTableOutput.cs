using System.Text.Json;

namespace CustomerJourney.Ccj;

/// <summary>Writes a table in the format a person asked for.</summary>
internal static class AnswerTableOutput
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it; as JSON a list of objects by column.</summary>
    public static void Write(this AnswerTable table, AnswerFormat format, TextWriter output)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                var rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
                output.WriteLine(JsonSerializer.Serialize(rows, Json));
                break;
            case AnswerFormat.Csv:
                table.WriteCsv(output);
                break;
            default:
                table.WriteText(output);
                break;
        }
    }
}
