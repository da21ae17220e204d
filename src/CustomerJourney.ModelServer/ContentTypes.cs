using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerJourney.Identity;
using Sylvan.Data.Csv;

namespace CustomerJourney.ModelServer;

/// <summary>Requests and answers in the content types that endpoints and batch transforms use: JSON, JSON lines (an item a line, a score a line), CSV with a header row.</summary>
public static class ContentTypes
{
    /// <summary>One JSON document.</summary>
    public const string Json = "application/json";

    /// <summary>A JSON object a line.</summary>
    public const string JsonLines = "application/jsonlines";

    /// <summary>CSV (RFC 4180) with a header row.</summary>
    public const string Csv = "text/csv";

    private const string Scores = "scores";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>The content type that a header names.</summary>
    /// <param name="header">The header.</param>
    /// <param name="usual">The type where the header says nothing in particular.</param>
    /// <returns>Null for a type that is not served.</returns>
    public static string? Named(string? header, string usual)
    {
        foreach (var named in (header ?? "").Split(','))
        {
            switch (named.Split(';')[0].Trim().ToLowerInvariant())
            {
                case "" or "*/*" or "application/x-www-form-urlencoded": // curl's type where none is given
                    return usual;
                case Json or "application/*":
                    return Json;
                case JsonLines or "application/x-jsonlines" or "application/jsonl":
                    return JsonLines;
                case Csv:
                    return Csv;
            }
        }

        return null;
    }

    /// <summary>A request as the model takes it.</summary>
    /// <exception cref="ModelEndpointException">The body is not of its type; the message says where.</exception>
    public static ReadOnlyMemory<byte> Request(string type, ReadOnlyMemory<byte> body, ServedInvocation served)
    {
        ArgumentNullException.ThrowIfNull(served);
        return type switch
        {
            JsonLines => Wrapped(served, Lines(body)),
            Csv => Wrapped(served, Rows(body, served)),
            _ => body,
        };
    }

    /// <summary>An answer as it was asked for.</summary>
    public static ReadOnlyMemory<byte> Answer(string type, ReadOnlyMemory<byte> answer, ServedInvocation served)
    {
        ArgumentNullException.ThrowIfNull(served);
        if (type == Json)
            return answer;
        using var document = JsonDocument.Parse(answer);
        var text = new StringBuilder();
        if (type == Csv)
            text.AppendJoin(',', served.CsvColumns).Append('\n');
        foreach (var score in document.RootElement.GetProperty(Scores).EnumerateArray())
            text.Append(type == Csv ? string.Join(',', served.CsvColumns.Select(column => Field(score, column))) : score.GetRawText()).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Wrapped(ServedInvocation served, JsonArray items) =>
        Encoding.UTF8.GetBytes(new JsonObject { [served.Items] = items }.ToJsonString());

    private static JsonArray Lines(ReadOnlyMemory<byte> body)
    {
        var items = new JsonArray();
        using var text = new StreamReader(new MemoryStream(body.ToArray()), Encoding.UTF8);
        for (var line = 1; text.ReadLine() is { } json; line++)
        {
            if (json.AsSpan().Trim().IsEmpty)
                continue;
            try
            {
                items.Add(JsonNode.Parse(json));
            }
            catch (JsonException wrong)
            {
                throw new ModelEndpointException($"Line {line} is not JSON.", wrong);
            }
        }

        return items;
    }

    private static JsonArray Rows(ReadOnlyMemory<byte> body, ServedInvocation served)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(body.ToArray()), Encoding.UTF8);
            using var rows = CsvDataReader.Create(text);
            var items = new JsonArray();
            while (rows.Read())
                items.Add(served.ItemOf(Enumerable.Range(0, Math.Min(rows.FieldCount, rows.RowFieldCount)).ToDictionary(rows.GetName, rows.GetString)));
            return items;
        }
        catch (Exception wrong) when (wrong is CsvFormatException or CsvMissingHeadersException or ArgumentException)
        {
            throw new ModelEndpointException("The body is not CSV with a header row of different names.", wrong);
        }
    }

    private static string Field(JsonElement score, string column)
    {
        if (!score.TryGetProperty(column, out var value))
            return "";
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ => value.GetRawText(),
        };
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
