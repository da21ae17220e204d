using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace StepFunctions.Paths;

/// <summary>Builds and compares immutable JSON values. Numbers keep the text they came with.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int MaxKept = 1024 * 1024;

    [ThreadStatic]
    private static Stack<(ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)>? _free;

    /// <summary>The value <c>null</c>.</summary>
    public static readonly JsonElement Null = Parse("null");

    /// <summary>The value <c>{}</c>.</summary>
    public static readonly JsonElement EmptyObject = Parse("{}");

    /// <summary>The value <c>true</c>.</summary>
    public static readonly JsonElement True = Parse("true");

    /// <summary>The value <c>false</c>.</summary>
    public static readonly JsonElement False = Parse("false");

    /// <summary>Reads one JSON value.</summary>
    public static JsonElement Parse(string text) => JsonElement.Parse(text, ReadOptions);

    /// <summary>Reads one JSON value from UTF-8.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8) => JsonElement.Parse(utf8, ReadOptions);

    /// <summary>AWS takes documents nested this deep and no deeper.</summary>
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 256 };

    /// <summary>What <paramref name="write"/> writes, as a value.</summary>
    public static JsonElement Build(Action<Utf8JsonWriter> write) => Written(write, Parse);

    /// <summary>What <paramref name="write"/> writes, as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Utf8(Action<Utf8JsonWriter> write) => Written(write, utf8 => utf8.ToArray());

    /// <summary>A string value.</summary>
    public static JsonElement String(string value) => Build(w => w.WriteStringValue(value));

    /// <summary>An integer value.</summary>
    public static JsonElement Number(long value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A real value, in the shortest text that reads back the same.</summary>
    public static JsonElement Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return Parse(text.AsSpan().IndexOfAny(".eE") < 0 ? text + ".0" : text);
    }

    /// <summary>A truth value.</summary>
    public static JsonElement Boolean(bool value) => value ? True : False;

    /// <summary>An array of values.</summary>
    public static JsonElement Array(IEnumerable<JsonElement> items) => Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            item.WriteTo(writer);
        writer.WriteEndArray();
    });

    /// <summary>The value as text without spaces.</summary>
    public static string Text(JsonElement value) => Written(value.WriteTo, Encoding.UTF8.GetString);

    /// <summary>The length of the value as text, in bytes of UTF-8.</summary>
    public static int Size(JsonElement value) => Written(value.WriteTo, utf8 => utf8.Length);

    /// <summary>Writes with a writer of this thread that is free (values are built within values), and makes something of what was written.</summary>
    private static T Written<T>(Action<Utf8JsonWriter> write, Func<ReadOnlySpan<byte>, T> make)
    {
        var free = _free ??= new Stack<(ArrayBufferWriter<byte>, Utf8JsonWriter)>();
        if (!free.TryPop(out var pair))
        {
            var made = new ArrayBufferWriter<byte>(1024);
            pair = (made, new Utf8JsonWriter(made, Compact));
        }

        var (buffer, writer) = pair;
        write(writer);
        writer.Flush();
        var result = make(buffer.WrittenSpan);
        // one that a failure interrupted, or that grew large, is left to the garbage collector
        if (buffer.Capacity <= MaxKept)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            free.Push(pair);
        }

        return result;
    }

    /// <summary>Whether the value is a number.</summary>
    public static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    /// <summary>Whether the value is a string.</summary>
    public static bool IsString(JsonElement value) => value.ValueKind == JsonValueKind.String;

    /// <summary>Compares two numbers by value: exactly where both fit a decimal, else as doubles.</summary>
    public static int CompareNumbers(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a.CompareTo(b) : left.GetDouble().CompareTo(right.GetDouble());

    /// <summary>A whole number, if the value is one and fits.</summary>
    public static long? Whole(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return null;
        if (value.TryGetInt64(out var whole))
            return whole;
        return value.TryGetDecimal(out var real) && decimal.Truncate(real) == real && Math.Abs(real) < long.MaxValue ? (long)real : null;
    }
}
